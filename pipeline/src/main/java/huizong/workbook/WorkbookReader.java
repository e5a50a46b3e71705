package huizong.workbook;

import huizong.grid.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads any file people file: .xlsx, .xlsm, .xls by content whatever the name says, and .csv. */
public final class WorkbookReader {
    private final Limits limits;

    public WorkbookReader(Limits limits) {
        this.limits = limits;
    }

    public static WorkbookReader withDefaults() {
        return new WorkbookReader(Limits.defaults());
    }

    /**
     * Reads a workbook whole.
     *
     * @throws UnreadableException where the file is no workbook, damaged, locked by a password or too large
     */
    public Workbook read(Path file) {
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw new UnreadableException(
                        "empty-file",
                        "文件是空的（0 字节）。请重新保存或重新拷贝后再报。",
                        "the file is empty (0 bytes); save or copy it again");
            }
            if (size > limits.fileSize()) {
                throw new UnreadableException(
                        "file-too-large",
                        "文件有 " + (size >> 20) + " MB，超过 " + (limits.fileSize() >> 20) + " MB 的上限。请删除图片和无关工作表后再报。",
                        "the file has " + (size >> 20) + " MB, more than the " + (limits.fileSize() >> 20)
                                + " MB allowed; remove pictures and sheets that do not belong to it");
            }
            byte[] head = head(file);
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return switch (FileKind.of(head)) {
                case ZIP -> new XlsxReader(limits).read(file);
                case OLE2 -> new XlsReader(limits).read(file);
                case TEXT -> text(file, name, head);
                case NOTHING ->
                    throw new UnreadableException(
                            "blank-content",
                            "文件内容全是空字节，可能没有拷贝完整。请重新拷贝后再报。",
                            "the file holds only NUL bytes; it was probably not copied whole");
                case HTML -> throw notWorkbook("网页（HTML）", "a web page");
                case PDF -> throw notWorkbook("PDF 文件", "a PDF");
                case RAR -> throw notWorkbook("压缩包", "an archive");
                case OTHER -> throw notWorkbook("未知格式的文件", "of an unknown kind");
            };
        } catch (IOException e) {
            throw new UnreadableException(
                    "io-error", "文件无法读取：" + e.getMessage() + "。请确认文件未被占用且有读取权限。", "cannot be read: " + e.getMessage());
        }
    }

    private Workbook text(Path file, String name, byte[] head) throws IOException {
        if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
            return new CsvReader(limits).read(file);
        }
        throw new UnreadableException(
                "text-not-workbook",
                "文件其实是纯文本，不是 Excel 工作簿（扩展名不等于格式）。请用 Excel/WPS 打开后“另存为”.xlsx 再报。",
                "the file is plain text, not a workbook, whatever its name says; open it and save it as .xlsx");
    }

    static UnreadableException notWorkbook(String chinese, String english) {
        return new UnreadableException(
                "not-a-workbook",
                "文件其实是" + chinese + "，不是 Excel 工作簿。请用 Excel/WPS 另存为 .xlsx 再报。",
                "the file is " + english + ", not a workbook; save it as .xlsx");
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4096);
        }
    }
}
