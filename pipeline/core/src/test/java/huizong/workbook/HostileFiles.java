package huizong.workbook;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The suite of files no spreadsheet program would write, each with what must become of it. */
public final class HostileFiles {
    /**
     * One file.
     *
     * @param name what is wrong with it
     * @param fileName what it is called when it arrives
     * @param outcome the code it is refused with (several where damage may show first here or there, with {@code |}
     *     between), or {@code =} and its cells: {@code =A1:甲 B1:50%}
     */
    public record HostileFile(String name, String fileName, byte[] content, String outcome) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<HostileFile> files = new ArrayList<>();

    private HostileFiles() {}

    /** @param url of a server that nobody may ask for anything */
    public static List<HostileFile> all(String url) {
        HostileFiles suite = new HostileFiles();
        suite.zips();
        suite.forgedHeaders();
        suite.doctypes(url);
        suite.xml();
        suite.references();
        suite.values();
        suite.relations(url);
        suite.disguises();
        suite.files.addAll(HostileXlsFiles.all());
        return suite.files;
    }

    private void add(String name, byte[] content, String outcome) {
        files.add(new HostileFile(name, "return.xlsx", content, outcome));
    }

    private void rows(String name, String rows, String outcome) {
        add(name, new ForgedBook().rows(rows).bytes(), outcome);
    }

    private void zips() {
        String good = "=A1:甲 B1:50%";
        for (boolean deflate : new boolean[] {true, false}) {
            String how = deflate ? "deflated" : "stored";
            byte[] whole = new ForgedBook().zip(deflate).bytes();
            add("zip " + how + ", untouched", whole, good);
            for (int percent : new int[] {1, 10, 50, 90, 99}) {
                add(
                        "zip " + how + ", cut off at " + percent + "%",
                        Arrays.copyOf(whole, whole.length * percent / 100),
                        "damaged-zip");
                byte[] zeros = Arrays.copyOf(Arrays.copyOf(whole, whole.length * percent / 100), whole.length);
                add("zip " + how + ", zeros from " + percent + "% on", zeros, "damaged-zip");
            }
            add("zip " + how + ", bytes after its end", Arrays.copyOf(whole, whole.length + 100), "damaged-zip");
            for (String part : List.of(
                    ForgedBook.RELS,
                    ForgedBook.BOOK,
                    ForgedBook.BOOK_RELS,
                    ForgedBook.STRINGS,
                    ForgedBook.STYLES,
                    ForgedBook.SHEET)) {
                add(
                        "zip " + how + ", a bit of " + part + " flipped",
                        new ForgedBook()
                                .zip(deflate)
                                .change(part, ForgedZip.Entry::flipBit)
                                .bytes(),
                        "bad-crc|damaged-part|false-size");
                add(
                        "zip " + how + ", false checksum of " + part,
                        new ForgedBook()
                                .zip(deflate)
                                .change(part, e -> e.crcOff(1, 1))
                                .bytes(),
                        "bad-crc");
            }
        }
        add(
                "zip with an end for large ones",
                new ForgedBook().zip(true).large(false).bytes(),
                good);
        add(
                "zip with an end only for large ones",
                new ForgedBook().zip(true).large(true).bytes(),
                good);
        add("zip with a comment", new ForgedBook().zip(true).comment("编制：甲").bytes(), good);
        add("zip with a comment that holds a directory's end", endInComment(), "damaged-zip");
        for (int count : new int[] {2_001, 65_000, 100_000}) {
            add("zip of " + count + " entries", entries(count), "too-many-entries");
        }
        add("zip of 2,000 entries", entries(2_000), good);
        add("empty zip", new ForgedZip().bytes(), "archive");
        add("bomb of spaces in the sheet", bomb(ForgedBook.SHEET, 24 << 20, ' '), "zip-bomb|markup-too-long");
        add("bomb of cells", bombOf("<c><v>1</v></c>", 2_000_000), "zip-bomb");
        add("bomb in the shared strings", bomb(ForgedBook.STRINGS, 24 << 20, 'x'), "zip-bomb|markup-too-long");
        add("bomb nobody reads", bomb("xl/media/image1.png", 24 << 20, 'x'), good);
    }

    private static byte[] endInComment() {
        byte[] whole = new ForgedBook().zip(true).comment("x".repeat(40)).bytes();
        System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, whole, whole.length - 22, 4);
        whole[whole.length - 1] = 0;
        whole[whole.length - 2] = 0;
        return whole;
    }

    private static byte[] entries(int count) {
        ForgedZip zip = new ForgedBook().zip(true);
        for (int i = 7; i < count; i++) {
            zip.add(ForgedZip.Entry.of("xl/media/" + i + ".png", new byte[1], false));
        }
        return zip.bytes();
    }

    private static byte[] bomb(String part, int size, char filler) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) filler);
        String head = new ForgedBook().text(part);
        byte[] begin = head.substring(0, head.lastIndexOf('<') + 1).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, bytes, 0, Math.max(0, begin.length - 1));
        return new ForgedBook().part(part, bytes).bytes();
    }

    private static byte[] bombOf(String cell, int count) {
        return new ForgedBook().rows("<row>" + cell.repeat(count) + "</row>").bytes();
    }

    private void forgedHeaders() {
        for (String name : List.of(
                "../evil.xml", "xl/../../evil.xml", "/etc/passwd", "..\\evil.xml", "xl/a\0b.xml", "xl/worksheets/..")) {
            forged("entry called " + name.replace('\0', '0'), e -> e.named(name, name), "bad-entry-name");
        }
        forged("two entries of one name", e -> e.named(ForgedBook.SHEET, ForgedBook.SHEET), "duplicate-entry");
        forged(
                "two entries of one name but for case",
                e -> e.named("XL/Worksheets/SHEET1.xml", "XL/Worksheets/SHEET1.xml"),
                "duplicate-entry");
        forged(
                "two entries of one name but for slashes",
                e -> e.named("xl\\worksheets\\sheet1.xml", "xl\\worksheets\\sheet1.xml"),
                "duplicate-entry");
        for (int method : new int[] {1, 6, 9, 12, 14, 93, 95, 98, 99}) {
            forged("entry compressed by method " + method, e -> e.method(method), "unknown-compression");
        }
        forged("encrypted entry", e -> e.flags(1), "encrypted-entry");
        forged("strongly encrypted entry", e -> e.flags(0x41), "encrypted-entry");
        forged("entry sharing another's bytes", e -> e.sharingTheOneBefore(), "overlapping-entries");
        forged("entry whose own name differs", e -> e.named("xl/a.xml", "xl/b.xml"), "header-mismatch");
        forged("size too large in the directory", e -> e.sizeOff(1, 0), "header-mismatch");
        forged("size too large in its own header", e -> e.sizeOff(0, 1), "header-mismatch");
        forged("packed size too small in the directory", e -> e.packedOff(-1, 0), "header-mismatch");
        forged("checksum only its own header has", e -> e.crcOff(0, 1), "header-mismatch");
        sheet("size too large in both headers", e -> e.sizeOff(1, 1), "false-size");
        sheet("size too small in both headers", e -> e.sizeOff(-1, -1), "false-size");
        sheet("size 0 in both headers", e -> e.size(0, 0), "false-size");
        sheet("size of 4 GB in both headers", e -> e.size(0xFFFFFFFEL, 0xFFFFFFFEL), "false-size");
        sheet("packed size too small in both headers", e -> e.packedOff(-9, -9), "damaged-part");
        sheet("packed size past the next entry", e -> e.packedOff(20, 20), "overlapping-entries|damaged-zip");
        sheet("packed size of 4 GB", e -> e.packed(0xFFFFFFFEL, 0xFFFFFFFEL), "damaged-zip");
        sheet("sizes after the data", e -> e.sizesFollow(), "=A1:甲 B1:50%");
        sheet("stored bytes said to be deflated", e -> e.method(0), "header-mismatch");
        add(
                "directory with an entry too few",
                new ForgedBook().zip(true).countError(-1).bytes(),
                "damaged-zip");
        add(
                "directory with an entry too many",
                new ForgedBook().zip(true).countError(1).bytes(),
                "damaged-zip");
        add("directory elsewhere", new ForgedBook().zip(true).offsetError(4).bytes(), "damaged-zip");
        add(
                "directory outside the file",
                new ForgedBook().zip(true).offsetError(1 << 30).bytes(),
                "damaged-zip");
    }

    /** A further entry, changed. */
    private void forged(String name, UnaryOperator<ForgedZip.Entry> change, String outcome) {
        ForgedZip.Entry entry = ForgedZip.Entry.of("xl/extra.xml", "<x/>".getBytes(StandardCharsets.UTF_8), true);
        add(name, new ForgedBook().zip(true).add(change.apply(entry)).bytes(), outcome);
    }

    /** The sheet's entry, changed. */
    private void sheet(String name, UnaryOperator<ForgedZip.Entry> change, String outcome) {
        add(name, new ForgedBook().zip(true).change(ForgedBook.SHEET, change).bytes(), outcome);
    }

    private void doctypes(String url) {
        String laughs = "<!ENTITY a0 'ha'>";
        for (int i = 1; i < 12; i++) {
            laughs += "<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>";
        }
        String[][] kinds = {
            {"billion laughs", "[" + laughs + "]"},
            {"quadratic entity", "[<!ENTITY a '" + "a".repeat(50_000) + "'>]"},
            {"file entity", "[<!ENTITY a SYSTEM 'file:///etc/hostname'>]"},
            {"http entity", "[<!ENTITY a SYSTEM '" + url + "'>]"},
            {"parameter entity", "[<!ENTITY % a SYSTEM '" + url + "'> %a;]"},
            {"external subset", "SYSTEM '" + url + "'"},
            {"empty doctype", ""}
        };
        List<String> parts = List.of(
                ForgedBook.TYPES,
                ForgedBook.RELS,
                ForgedBook.BOOK,
                ForgedBook.BOOK_RELS,
                ForgedBook.STRINGS,
                ForgedBook.STYLES,
                ForgedBook.SHEET,
                "docProps/core.xml",
                "xl/drawings/drawing1.xml",
                "xl/comments1.xml");
        for (String[] kind : kinds) {
            for (String part : parts) {
                ForgedBook book = new ForgedBook();
                String xml = book.text(part).isEmpty() ? "<x>&a;</x>" : book.text(part);
                add(
                        kind[0] + " in " + part,
                        book.part(part, "<!DOCTYPE x " + kind[1] + ">" + xml).bytes(),
                        "xml-doctype");
            }
        }
    }

    private void xml() {
        String good = "=A1:甲 B1:50%";
        String row = "<row r='1'><c r='A1'><v>1</v></c></row>";
        rows("elements never closed", "<row r='1'><c r='A1'>", "damaged-xml");
        rows("elements closed crosswise", "<row r='1'><c r='A1'><v>1</c></v></row>", "damaged-xml");
        rows("an entity nobody declared", "<row r='1'><c r='A1'><v>&a;</v></c></row>", "damaged-xml");
        rows("a character XML forbids", "<row r='1'><c r='A1' t='str'><v>\u0001</v></c></row>", "damaged-xml");
        rows("a reference to a character XML forbids", "<row r='1'><c t='str'><v>&#0;</v></c></row>", "damaged-xml");
        rows("an attribute twice", "<row r='1' r='2'/>", "damaged-xml");
        rows(
                "elements 100 deep",
                "<row r='1'><c r='A1'>" + "<x>".repeat(100) + "</x>".repeat(100) + "</c></row>",
                "too-deep");
        rows("elements 100,000 deep", "<x>".repeat(100_000) + "</x>".repeat(100_000), "too-deep");
        rows("300 attributes", "<row r='1'" + numbered(" a", "=''", 300) + "/>", "too-many-attributes");
        rows(
                "100,000 attributes",
                "<row r='1'" + numbered(" a", "=''", 100_000) + "/>",
                "too-many-attributes|markup-too-long");
        rows("300 namespaces", "<row r='1'" + numbered(" xmlns:a", "='u'", 300) + "/>", "too-many-attributes");
        rows(
                "10,000 namespaces",
                "<row r='1'>" + numbered("<x xmlns:a", "='u'/>", 10_000) + "</row>",
                "too-many-names");
        rows("10,000 names of elements", numbered("<x", "/>", 10_000), "too-many-names");
        rows("10,000 names of attributes", numbered("<row a", "=''/>", 10_000), "too-many-names");
        rows("10,000 processing instructions", numbered("<?p", " ?>", 10_000), "too-many-names");
        rows("a name of 2,000 characters", "<" + "x".repeat(2_000) + "/>", "too-many-names");
        rows("a comment between rows", "<!-- <row r='9'/> -->" + row, "=A1:1");
        rows("a comment inside a value", "<row r='1'><c r='A1'><v>1<!-- 9 -->2</v></c></row>", "=A1:12");
        rows("text as CDATA", "<row r='1'><c r='A1' t='str'><v>a<![CDATA[<b>]]>c</v></c></row>", "=A1:a<b>c");
        rows("an attribute of 3 MB", "<row r='1' x='" + "x".repeat(3 << 20) + "'/>", "markup-too-long|zip-bomb");
        rows(
                "a number of 3,000,000 digits",
                "<row><c><v>" + "9".repeat(3_000_000) + "</v></c></row>",
                "markup-too-long|zip-bomb");
        rows("a number of 65 digits", "<row><c r='A1'><v>" + "9".repeat(65) + "</v></c></row>", "number-too-long");
        rows(
                "a text of 32,767 characters",
                "<row><c t='str'><v>" + "字".repeat(32_767) + "</v></c></row>",
                "=A1:" + "字".repeat(32_767));
        rows(
                "a text of 32,768 characters",
                "<row><c t='str'><v>" + "字".repeat(32_768) + "</v></c></row>",
                "text-too-long");
        add(
                "bytes that are no UTF-8",
                new ForgedBook()
                        .part(ForgedBook.SHEET, "<worksheet>甲</worksheet>".getBytes(Charset.forName("GBK")))
                        .bytes(),
                "damaged-xml");
        add(
                "an encoding nobody knows",
                new ForgedBook()
                        .part(ForgedBook.SHEET, "<?xml version='1.0' encoding='X-9'?><worksheet/>")
                        .bytes(),
                "damaged-xml");
        add(
                "a sheet in UTF-16",
                new ForgedBook()
                        .part(
                                ForgedBook.SHEET,
                                ("\uFEFF" + new ForgedBook().text(ForgedBook.SHEET))
                                        .getBytes(StandardCharsets.UTF_16LE))
                        .bytes(),
                good);
        add(
                "a sheet with a byte order mark",
                new ForgedBook().change(ForgedBook.SHEET, x -> "\uFEFF" + x).bytes(),
                good);
        add("an empty sheet part", new ForgedBook().part(ForgedBook.SHEET, "").bytes(), "damaged-xml");
        add(
                "a sheet part of NUL",
                new ForgedBook().part(ForgedBook.SHEET, new byte[500]).bytes(),
                "damaged-xml");
        add(
                "a sheet part that is a web page",
                new ForgedBook().part(ForgedBook.SHEET, "<html><body/></html>").bytes(),
                "wrong-part");
        add(
                "two root elements",
                new ForgedBook().change(ForgedBook.SHEET, x -> x + x).bytes(),
                "damaged-xml");
        add("strict OOXML", strict(), "=A1:甲 B1:50%");
        add("prefixed elements", prefixed(), "=A1:7");
    }

    private static String numbered(String before, String after, int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(before).append(i).append(after);
        }
        return all.toString();
    }

    private static byte[] strict() {
        ForgedBook book = new ForgedBook();
        for (String part :
                List.of(ForgedBook.RELS, ForgedBook.BOOK, ForgedBook.BOOK_RELS, ForgedBook.SHEET, ForgedBook.STRINGS)) {
            book.change(part, xml -> xml.replace(
                            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                            "http://purl.oclc.org/ooxml/spreadsheetml/main")
                    .replace(
                            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                            "http://purl.oclc.org/ooxml/officeDocument/relationships"));
        }
        return book.bytes();
    }

    private static byte[] prefixed() {
        return new ForgedBook()
                .part(
                        ForgedBook.SHEET,
                        "<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>")
                .bytes();
    }

    private void references() {
        for (String ref : List.of(
                "XFE1",
                "ZZZZZZ1",
                "AAAA1",
                "A0",
                "1A",
                "A",
                "1",
                "a1",
                "$A$1",
                "A1:B2",
                "A-1",
                "A1048577",
                "A4000000000",
                "Ａ1",
                "A１",
                " A1",
                "R1C1")) {
            rows("a cell called " + ref, "<row r='1'><c r='" + ref + "'><v>1</v></c></row>", "bad-reference");
        }
        for (String row : List.of(
                "0", "-5", "1048577", "4000000000", "99999999999999999999", "1.5", "x", "１", "+1", " 1", "1e3")) {
            rows("a row called " + row, "<row r='" + row + "'><c><v>1</v></c></row>", "bad-row-number");
        }
        rows("the last cell there is", "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>", "=XFD1048576:1");
        for (String index : List.of("1", "99", "-1", "2147483648", "x", "0.5", "٠")) {
            rows(
                    "shared string " + index,
                    "<row r='1'><c r='A1' t='s'><v>" + index + "</v></c></row>",
                    "bad-shared-string");
        }
        add(
                "shared strings without such a part",
                new ForgedBook()
                        .without(ForgedBook.STRINGS)
                        .part(
                                ForgedBook.BOOK_RELS,
                                ForgedBook.relations(
                                        ForgedBook.relation("r1", "worksheet", "worksheets/sheet1.xml", "")))
                        .bytes(),
                "bad-shared-string");
        rows(
                "a row twice",
                "<row r='1'><c r='A1'><v>1</v></c></row><row r='1'><c r='B1'><v>2</v></c></row>",
                "duplicate-row");
        rows("rows that go back", "<row r='2'><c r='A2'><v>1</v></c></row><row r='1'/>", "duplicate-row");
        rows("a cell twice", "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>", "duplicate-cell");
        rows("cells that go back", "<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>2</v></c></row>", "duplicate-cell");
        rows("two values in a cell", "<row r='1'><c r='A1'><v>1</v><v>2</v></c></row>", "duplicate-cell");
        rows("a cell in a cell", "<row r='1'><c r='A1'><c r='B1'><v>1</v></c></c></row>", "duplicate-cell");
        rows("a row in a row", "<row r='1'><row r='2'/></row>", "stray-cell");
        rows("a cell in no row", "<c r='A1'><v>1</v></c>", "stray-cell");
        rows("a cell in another row", "<row r='1'><c r='A2'><v>1</v></c></row>", "misplaced-cell");
        add("a row outside the rows", new ForgedBook().sheet("<row r='1'/>").bytes(), "stray-cell");
        rows(
                "rows and cells without addresses",
                "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c/><c><v>3</v></c></row>",
                "=A1:1 B1:2 B3:3");
        rows(
                "cells without addresses after one with",
                "<row r='3'><c r='C3'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
                "=C3:1 D3:2 A4:3");
        rows("a row without number after the last", "<row r='1048576'/><row/>", "bad-row-number");
        rows("a cell without address after the last", "<row r='1'><c r='XFD1'/><c><v>1</v></c></row>", "bad-reference");
        for (String merge : List.of("", "A1:", "B2:A1", "A0:B2", "A1:XFE2", "A1:B2:C3", "x")) {
            add(
                    "a merged region " + merge,
                    new ForgedBook()
                            .sheet("<sheetData/><mergeCells><mergeCell ref='" + merge + "'/></mergeCells>")
                            .bytes(),
                    "bad-merge");
        }
        add(
                "11 regions of a million rows",
                new ForgedBook()
                        .sheet("<sheetData/><mergeCells>"
                                + numbered("<mergeCell ref='A", ":B1048576'/>", 12)
                                        .replace("'A0:", "'A12:") + "</mergeCells>")
                        .bytes(),
                "too-many-merges");
        add(
                "hidden columns of no number",
                new ForgedBook()
                        .sheet(
                                "<cols><col min='x' max='9' hidden='1'/><col min='3' max='99999999' hidden='1'/></cols><sheetData/>")
                        .bytes(),
                "=");
        rows(
                "a style nobody declared",
                "<row r='1'><c r='A1' s='99'><v>1</v></c><c r='B1' s='x'><v>2</v></c></row>",
                "=A1:1 B1:2");
    }

    private void values() {
        for (String stored : List.of(
                "NaN",
                "INF",
                "-INF",
                "Infinity",
                "1E400",
                "-1E400",
                "1E999999999",
                "1E-999999999",
                "1E99999999999",
                "12d",
                "12f",
                "0x1F",
                "1_000",
                "1,000",
                "--1",
                "1e",
                ".",
                "+-1",
                "١٢",
                "１２",
                "#REF!",
                "一百")) {
            rows(
                    "a number that reads " + stored,
                    "<row r='1'><c r='A1'><v>" + stored + "</v></c></row>",
                    "=A1:fault " + stored);
        }
        String[][] numbers = {
            {"1e3", "1000"},
            {"-0", "0"},
            {"+1", "1"},
            {".5", "0.5"},
            {"5.", "5"},
            {"897.3200000000001", "897.32"},
            {"0.1000000000000000055", "0.1"},
            {"1E+3", "1000"},
            {"1E308", "fault 1E308"},
            {" 7 ", "7"}
        };
        for (String[] number : numbers) {
            rows(
                    "a number written " + number[0],
                    "<row r='1'><c r='A1'><v>" + number[0] + "</v></c></row>",
                    "=A1:" + number[1]);
        }
        for (String code : List.of("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#不是错误")) {
            rows("an error " + code, "<row r='1'><c r='A1' t='e'><v>" + code + "</v></c></row>", "=A1:fault " + code);
        }
        rows("a formula without result", "<row r='1'><c r='A1'><f>B1+1</f></c></row>", "=A1:uncomputed B1+1");
        rows(
                "a formula with an empty result",
                "<row r='1'><c r='A1'><f>B1+1</f><v></v></c></row>",
                "=A1:uncomputed B1+1");
        rows("a text formula without result", "<row r='1'><c r='A1' t='str'><f>B1</f></c></row>", "=A1:uncomputed B1");
        rows("a text formula whose result is empty", "<row r='1'><c r='A1' t='str'><f>B1</f><v></v></c></row>", "=");
        rows(
                "a shared formula without result",
                "<row r='1'><c r='A1'><f t='shared' si='0'/></c></row>",
                "=A1:uncomputed ");
        rows(
                "a formula whose result is an error",
                "<row r='1'><c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>",
                "=A1:fault #DIV/0!");
        String[][] booleans = {
            {"1", "TRUE"}, {"0", "FALSE"}, {"true", "TRUE"}, {"false", "FALSE"}, {"2", "fault 2"}, {"yes", "fault yes"}
        };
        for (String[] bool : booleans) {
            rows(
                    "a boolean " + bool[0],
                    "<row r='1'><c r='A1' t='b'><v>" + bool[0] + "</v></c></row>",
                    "=A1:" + bool[1]);
        }
        rows("a type nobody knows", "<row r='1'><c r='A1' t='zz'><v>1</v></c></row>", "=A1:fault 1");
        String[][] dates = {
            {"2023-12-31", "2023-12-31"},
            {"2023-12-31T23:59:59.000", "2023-12-31"},
            {"2023-02-30", "fault 2023-02-30"},
            {"yesterday", "fault yesterday"}
        };
        for (String[] date : dates) {
            rows(
                    "an ISO date " + date[0],
                    "<row r='1'><c r='A1' t='d'><v>" + date[0] + "</v></c></row>",
                    "=A1:" + date[1]);
        }
        String[][] serials = {
            {"45291", "2023-12-31"},
            {"45291.75", "2023-12-31"},
            {"1", "1900-01-01"},
            {"61", "1900-03-01"},
            {"-1", "-1"},
            {"2958466", "2958466"},
            {"1E300", "1E+300"}
        };
        for (String[] serial : serials) {
            rows(
                    "a date stored as " + serial[0],
                    "<row r='1'><c r='A1' s='2'><v>" + serial[0] + "</v></c></row>",
                    "=A1:" + serial[1]);
        }
        add(
                "a date since 1904",
                new ForgedBook()
                        .book("<workbookPr date1904='1'/><sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets>")
                        .rows("<row r='1'><c r='A1' s='2'><v>43829</v></c></row>")
                        .bytes(),
                "=A1:2023-12-31");
        String[][] texts = {
            {"<t>甲_x000D_乙</t>", "甲\r乙"},
            {"<t>_x005F_x0041_</t>", "_x0041_"},
            {"<t>_x4E00_</t>", "一"},
            {"<t>_xZZZZ_ _x00_</t>", "_xZZZZ_ _x00_"},
            {"<r><t>甲</t></r><r><rPr><b/></rPr><t>乙</t></r>", "甲乙"},
            {"<t>甲</t><rPh sb='0' eb='1'><t>jia</t></rPh><phoneticPr fontId='1'/>", "甲"},
            {"<r><t>甲</t></r><rPh><r><t>x</t></r></rPh>", "甲"},
            {"<t xml:space='preserve'> 甲 </t>", " 甲 "},
            {"<t>&lt;b&gt;&amp;</t>", "<b>&"},
            {"<t>a</t><t>b</t>", "ab"}
        };
        for (String[] text : texts) {
            add(
                    "a shared string " + text[0],
                    new ForgedBook()
                            .strings(text[0])
                            .rows("<row><c t='s'><v>0</v></c></row>")
                            .bytes(),
                    "=A1:" + text[1]);
            rows(
                    "an inline string " + text[0],
                    "<row><c t='inlineStr'><is>" + text[0] + "</is></c></row>",
                    "=A1:" + text[1]);
        }
        add(
                "one string of 32,767 in 2,100 cells",
                new ForgedBook()
                        .strings("<t>" + "x".repeat(32_767) + "</t>")
                        .rows("<row>" + "<c t='s'><v>0</v></c>".repeat(2_100) + "</row>")
                        .bytes(),
                "too-much-text");
    }

    private void relations(String url) {
        for (String target : List.of(
                url,
                "file:///etc/passwd",
                "file:sheet1.xml",
                "//host/share/sheet1.xml",
                "C:/x.xml",
                "data:text/xml,x",
                "jar:file:x!/y")) {
            relation("sheet at " + target, target, "", "external-part");
            relation("external sheet at " + target, target, "TargetMode='External'", "external-part");
        }
        relation("external sheet by mode only", "worksheets/sheet1.xml", "TargetMode='External'", "external-part");
        for (String target : List.of("../../etc/passwd", "../../../x.xml", "/../x.xml", "..\\..\\x.xml")) {
            relation("sheet at " + target, target, "", "part-outside");
        }
        for (String target : List.of("", "worksheets/none.xml", "/none.xml", "worksheets/sheet1.xml%00")) {
            relation("missing sheet at '" + target + "'", target, "", "missing-part");
        }
        for (String target : List.of(
                "/xl/worksheets/sheet1.xml",
                "./worksheets/sheet1.xml",
                "../xl/worksheets/sheet1.xml",
                "Worksheets/Sheet1.XML")) {
            relation("sheet at " + target, target, "", "=A1:甲 B1:50%");
        }
        relation("sheet that is the workbook", "workbook.xml", "", "wrong-part");
        for (String part : List.of(ForgedBook.STRINGS, ForgedBook.STYLES, ForgedBook.SHEET, ForgedBook.BOOK)) {
            add("without " + part, new ForgedBook().without(part).bytes(), "missing-part");
        }
        add(
                "without relations of the workbook",
                new ForgedBook().without(ForgedBook.BOOK_RELS).bytes(),
                "missing-part");
        add(
                "without relations of the package",
                new ForgedBook().without(ForgedBook.RELS).bytes(),
                "archive");
        add("without content types", new ForgedBook().without(ForgedBook.TYPES).bytes(), "archive");
        add(
                "relations without a workbook",
                new ForgedBook().part(ForgedBook.RELS, ForgedBook.relations("")).bytes(),
                "missing-part");
        add(
                "external workbook",
                new ForgedBook()
                        .part(
                                ForgedBook.RELS,
                                ForgedBook.relations(
                                        ForgedBook.relation("r1", "officeDocument", url, "TargetMode='External'")))
                        .bytes(),
                "external-part");
        add(
                "two workbooks",
                new ForgedBook()
                        .part(
                                ForgedBook.RELS,
                                ForgedBook.relations(ForgedBook.relation("r1", "officeDocument", "xl/workbook.xml", "")
                                        + ForgedBook.relation("r2", "officeDocument", "xl/other.xml", "")))
                        .bytes(),
                "duplicate-relation");
        add(
                "external shared strings",
                new ForgedBook()
                        .change(
                                ForgedBook.BOOK_RELS,
                                x -> x.replace("'sharedStrings.xml'", "'" + url + "' TargetMode='External'"))
                        .bytes(),
                "external-part");
        add(
                "two relations of one number",
                new ForgedBook()
                        .change(ForgedBook.BOOK_RELS, x -> x.replace("'r2'", "'r1'"))
                        .bytes(),
                "duplicate-relation");
        add(
                "two shared strings parts",
                new ForgedBook()
                        .change(
                                ForgedBook.BOOK_RELS,
                                x -> x.replace(
                                        "</Rel", ForgedBook.relation("r9", "sharedStrings", "other.xml", "") + "</Rel"))
                        .bytes(),
                "duplicate-relation");
        add(
                "an external link nobody follows",
                new ForgedBook()
                        .change(
                                ForgedBook.BOOK_RELS,
                                x -> x.replace(
                                        "</Rel",
                                        ForgedBook.relation("r9", "externalLinkPath", url, "TargetMode='External'")
                                                + "</Rel"))
                        .bytes(),
                "=A1:甲 B1:50%");
        String second =
                "<sheets><sheet name='表' sheetId='1' r:id='r1'/><sheet name='%s' sheetId='2' r:id='%s'/></sheets>";
        add(
                "two sheets of one part",
                new ForgedBook().book(String.format(second, "二", "r1")).bytes(),
                "aliased-part");
        add(
                "a sheet without part",
                new ForgedBook().book(String.format(second, "二", "r8")).bytes(),
                "missing-part");
        add(
                "a sheet without name",
                new ForgedBook().book(String.format(second, "", "r1")).bytes(),
                "bad-sheet-name");
        add(
                "a sheet with a name of 300 characters",
                new ForgedBook()
                        .book(String.format(second, "x".repeat(300), "r1"))
                        .bytes(),
                "bad-sheet-name");
        add(
                "two sheets of one name",
                new ForgedBook().book(String.format(second, "表", "r1")).bytes(),
                "duplicate-sheet");
        add(
                "257 sheets",
                new ForgedBook()
                        .book("<sheets>" + numbered("<sheet name='s", "' r:id='r1'/>", 257) + "</sheets>")
                        .bytes(),
                "too-many-sheets");
        add("no sheets", new ForgedBook().book("<sheets/>").bytes(), "=");
        add(
                "Word",
                new ForgedBook()
                        .part(
                                ForgedBook.RELS,
                                ForgedBook.relations(
                                        ForgedBook.relation("r1", "officeDocument", "word/document.xml", "")))
                        .bytes(),
                "other-office-file");
        add(
                "slides",
                new ForgedBook()
                        .part(
                                ForgedBook.RELS,
                                ForgedBook.relations(
                                        ForgedBook.relation("r1", "officeDocument", "ppt/presentation.xml", "")))
                        .bytes(),
                "other-office-file");
        add(
                "binary workbook",
                new ForgedBook()
                        .part(
                                ForgedBook.RELS,
                                ForgedBook.relations(
                                        ForgedBook.relation("r1", "officeDocument", "xl/workbook.bin", "")))
                        .bytes(),
                "binary-workbook");
    }

    private void relation(String name, String target, String more, String outcome) {
        add(
                name,
                new ForgedBook()
                        .change(
                                ForgedBook.BOOK_RELS,
                                x -> x.replace("Target='worksheets/sheet1.xml' ", "Target='" + target + "' " + more))
                        .bytes(),
                outcome);
    }

    private void disguises() {
        Charset gbk = Charset.forName("GBK");
        for (String ending : List.of("xlsx", "xls", "xlsm")) {
            disguise("a web page", ending, "<html><table><tr><td>1</td></tr></table></html>".getBytes(gbk), "web-page");
            disguise(
                    "a web page with a mark",
                    ending,
                    "\uFEFF <!DOCTYPE html><html/>".getBytes(StandardCharsets.UTF_8),
                    "web-page");
            disguise(
                    "a web archive",
                    ending,
                    "MIME-Version: 1.0\nContent-Type: multipart/related\n".getBytes(StandardCharsets.UTF_8),
                    "web-archive");
            disguise(
                    "an XML spreadsheet of 2003",
                    ending,
                    "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Table/></Workbook>"
                            .getBytes(StandardCharsets.UTF_8),
                    "xml-not-workbook");
            disguise("a PDF", ending, "%PDF-1.7\n%\u00e2\n".getBytes(StandardCharsets.ISO_8859_1), "pdf");
            disguise("a rar", ending, "Rar!\u001a\u0007\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1), "archive");
            disguise("a 7z", ending, "7z\u00bc\u00af\u0027\u001c".getBytes(StandardCharsets.ISO_8859_1), "archive");
            disguise("a gzip", ending, "\u001f\u008b\u0008\u0000".getBytes(StandardCharsets.ISO_8859_1), "archive");
            disguise("a picture", ending, "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1), "picture");
            disguise("RTF", ending, "{\\rtf1 x}".getBytes(StandardCharsets.UTF_8), "other-office-file");
            disguise("text in GBK", ending, "单位\t金额\n甲\t1\n".getBytes(gbk), "text-not-workbook");
            disguise("text in UTF-8", ending, "单位,金额\n甲,1\n".getBytes(StandardCharsets.UTF_8), "text-not-workbook");
            disguise("text in UTF-16", ending, "单位\t金额\n甲\t1\n".getBytes(StandardCharsets.UTF_16), "text-not-workbook");
            disguise("nothing", ending, new byte[0], "empty-file");
            disguise("PK alone", ending, new byte[] {'P', 'K'}, "damaged-zip");
            disguise("the head of a zip", ending, new byte[] {'P', 'K', 3, 4}, "damaged-zip");
            disguise("a NUL", ending, new byte[1], "blank-content");
            disguise("NUL alone", ending, new byte[30_000], "blank-content");
            disguise("noise", ending, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, "unknown-kind");
            disguise(
                    "the head of an .xls",
                    ending,
                    new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                    "damaged-xls");
            disguise("an OpenDocument", ending, openDocument(), "open-document");
            disguise("a sound workbook", ending, new ForgedBook().bytes(), "=A1:甲 B1:50%");
        }
        text("a CSV in GBK", "a.csv", "甲,1\n乙,2\n".getBytes(gbk), "=A1:甲 B1:1 A2:乙 B2:2");
        text("a CSV in UTF-8 with a mark", "a.csv", "\uFEFF甲,1\n".getBytes(StandardCharsets.UTF_8), "=A1:甲 B1:1");
        text("a CSV in UTF-16", "a.csv", "甲,1\n".getBytes(StandardCharsets.UTF_16), "=A1:甲 B1:1");
        text("a TSV", "a.tsv", "甲\t1\n".getBytes(StandardCharsets.UTF_8), "=A1:甲 B1:1");
        text("a CSV with tabs", "a.csv", "甲\t1\n".getBytes(StandardCharsets.UTF_8), "=A1:甲 B1:1");
        text("a CSV beginning with PK", "a.csv", "PK甲,1\n".getBytes(StandardCharsets.UTF_8), "=A1:PK甲 B1:1");
        text(
                "a CSV with breaks in quotes",
                "a.csv",
                "\"甲\n乙\",\"a\"\"b\"\n".getBytes(StandardCharsets.UTF_8),
                "=A1:甲\n乙 B1:a\"b");
        text(
                "a CSV with a quote never closed",
                "a.csv",
                ("甲,1\n\"" + "x,\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8),
                "damaged-csv");
        text(
                "a CSV with a short quote never closed",
                "a.csv",
                "甲,1\n\"乙\n".getBytes(StandardCharsets.UTF_8),
                "damaged-csv");
        text("a CSV with a text after a quote", "a.csv", "\"甲\"乙,1\n".getBytes(StandardCharsets.UTF_8), "damaged-csv");
        text("a CSV of one line", "a.csv", "x".repeat(200_000).getBytes(StandardCharsets.UTF_8), "damaged-csv");
        text(
                "a CSV of 20,000 columns",
                "a.csv",
                "1,".repeat(20_000).getBytes(StandardCharsets.UTF_8),
                "too-many-cells");
        text(
                "a CSV in no encoding",
                "a.csv",
                new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'},
                "unknown-encoding");
    }

    private static byte[] openDocument() {
        return new ForgedZip()
                .add(ForgedZip.Entry.of(
                        "mimetype",
                        "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.UTF_8),
                        false))
                .add(ForgedZip.Entry.of("content.xml", "<x/>".getBytes(StandardCharsets.UTF_8), true))
                .add(ForgedZip.Entry.of("META-INF/manifest.xml", "<x/>".getBytes(StandardCharsets.UTF_8), true))
                .bytes();
    }

    private void disguise(String name, String ending, byte[] content, String outcome) {
        files.add(new HostileFile(name + " called ." + ending, "return." + ending, content, outcome));
    }

    private void text(String name, String fileName, byte[] content, String outcome) {
        files.add(new HostileFile(name, fileName, content, outcome));
    }
}
