package huizong.workbook.word;

import huizong.grid.Workbook;
import huizong.workbook.guard.Budget;
import huizong.workbook.xlsx.XlsxReader;
import huizong.workbook.xlsx.ZipPackage;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Reads a zipped package by its content, whatever its file is called: a document, else a workbook. */
public final class PackageReader {
    private final Budget budget;

    public PackageReader(Budget budget) {
        this.budget = budget;
    }

    public Workbook read(SeekableByteChannel file) throws IOException {
        try (ZipPackage zip = new ZipPackage(file, budget)) {
            return DocxReader.isDocument(zip) ? new DocxReader(budget).read(zip) : new XlsxReader(budget).read(zip);
        }
    }

    /** Whether a package holds a document. */
    public boolean isDocument(SeekableByteChannel file) throws IOException {
        try (ZipPackage zip = new ZipPackage(file, budget)) {
            return DocxReader.isDocument(zip);
        }
    }
}
