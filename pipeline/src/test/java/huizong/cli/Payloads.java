package huizong.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a malicious unit might type into a cell or call a sheet or file, each with a number to find it again by. */
final class Payloads {
    /** What a payload attacks. */
    enum Kind {
        FORMULA,
        HTML,
        SQL,
        PATH,
        TERMINAL
    }

    /**
     * @param mark found in no other payload, of letters and digits only
     * @param text begins as the attack must, and ends with the mark
     */
    record Payload(Kind kind, String mark, String text) {
        @Override
        public String toString() {
            return kind + " " + mark;
        }
    }

    private static final String ESC = "\u001B";

    private static final List<String> FORMULA_STARTS =
            List.of("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00A0=", "\u3000=", "\uFEFF=", "＝", "＋", "－", "＠");
    private static final List<String> FORMULAS = List.of(
            "1+1",
            "cmd|'/C calc'!A0",
            "HYPERLINK(\"http://127.0.0.1:9/?\"&A1,\"点击\")",
            "WEBSERVICE(\"http://127.0.0.1:9/\")");

    private static final List<String> HTML = List.of(
            "<script>alert(1)</script>",
            "<ScRiPt src=http://127.0.0.1:9/x.js></ScRiPt>",
            "<img src=x onerror=alert(1)>",
            "\"><svg/onload=alert(1)>",
            "' onmouseover='alert(1)",
            "\" autofocus onfocus=\"alert(1)",
            "` onclick=`alert(1)",
            "</td></tr></table><h1>",
            "</title><script>alert(1)</script>",
            "</style><style>@import 'http://127.0.0.1:9/x.css'</style>",
            "</script><script>alert(1)</script>",
            "<!--",
            "--><script>alert(1)</script><!--",
            "<![CDATA[<script>",
            "]]>",
            "<iframe src='javascript:alert(1)'>",
            "<a href=\"javascript:alert(1)\">a</a>",
            "javascript:alert(1)//",
            "data:text/html,<script>alert(1)</script>",
            "<base href='http://127.0.0.1:9/'>",
            "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
            "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
            "<form action=http://127.0.0.1:9/><input name=a>",
            "<object data=x></object>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&#60;script&#62;",
            "\\u003cscript\\u003e",
            "＜script＞",
            "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>",
            "{{7*7}}${7*7}#{7*7}<%=7*7%>",
            "<b>甲</b>&amp;<i>",
            "_x003C_script_x003E_");

    private static final List<String> SQL = List.of(
            "'; DROP TABLE main.unit; --",
            "'; DROP SCHEMA filed CASCADE; --",
            "' OR '1'='1",
            "\" OR \"\"=\"",
            "'); DELETE FROM meta.workbook; --",
            "'; UPDATE meta.submission SET is_current = false; --",
            "' UNION SELECT * FROM meta.workbook --",
            "'; ATTACH '/tmp/evil.duckdb'; --",
            "'; COPY main.unit TO '/tmp/evil.csv'; --",
            "'; INSTALL httpfs; LOAD httpfs; --",
            "'; SELECT * FROM read_csv_auto('/etc/passwd'); --",
            "'; PRAGMA database_list; --",
            "'; SET enable_external_access = true; --",
            "'; CREATE MACRO sum(x) AS 0; --",
            "' || (SELECT 1) || '",
            "\\'; DROP TABLE main.unit; --",
            "%' OR unit_name LIKE '%",
            "_%",
            "$$; DROP TABLE main.unit; $$",
            "/* */ ; --",
            "\u02BC; DROP TABLE main.unit; --",
            "＇; DROP TABLE main.unit; --",
            "?",
            "$1 :name {0} %s %n",
            "NULL",
            "''''",
            "1; CHECKPOINT",
            "'::INTEGER",
            "E'\\x00'",
            "\"main\".\"unit\"");

    private static final List<String> PATHS = List.of(
            "../../../../tmp/evil",
            "..\\..\\..\\evil",
            "/etc/passwd",
            "/tmp/evil.xlsx",
            "C:\\Windows\\evil",
            "C:evil",
            "\\\\127.0.0.1\\share\\evil",
            "//127.0.0.1/share/evil",
            "file:///etc/passwd",
            "%2e%2e%2f%2e%2e%2fevil",
            "..%c0%af..%c0%afevil",
            "....//....//evil",
            "~/evil",
            "$HOME/evil",
            "%TEMP%\\evil",
            "`touch /tmp/evil`",
            "$(touch /tmp/evil)",
            "; touch /tmp/evil",
            "| touch /tmp/evil",
            "CON",
            "NUL.xlsx",
            "aux",
            "evil:stream",
            "evil\nforged line",
            "evil. ",
            "--help",
            "-rf");

    private static final List<String> TERMINAL = List.of(
            ESC + "[2J" + ESC + "[H",
            ESC + "[31m",
            ESC + "]0;title\u0007",
            ESC + "]8;;http://127.0.0.1:9/" + ESC + "\\link" + ESC + "]8;;" + ESC + "\\",
            ESC + "]52;c;ZXZpbA==\u0007",
            ESC + "P$q\"p" + ESC + "\\",
            ESC + "c",
            ESC + "[6n",
            ESC + "[1A" + ESC + "[2K",
            ESC + "[?1049h",
            ESC + "(0",
            "\u009B31m",
            "\u009D0;title\u009C",
            "\u0090$q\u009C",
            "\u0007",
            "\b\b\b\b\b\b\b\b",
            "\u007F",
            "\r0 个文件被拒收",
            "\n已入库  forged.xlsx",
            "\u000B\u000C",
            "\u000E\u000F",
            "\u0085",
            "\u2028\u2029",
            "\u202Exslx.exe",
            "\u202A\u202B\u202D",
            "\u2066\u2067\u2068\u2069",
            "\u200E\u200F\u061C",
            "\u200B\u2060\uFEFF",
            "\u00AD",
            "\uDB40\uDC41");

    private Payloads() {}

    static List<Payload> all() {
        List<Payload> payloads = new ArrayList<>();
        for (String start : FORMULA_STARTS) {
            FORMULAS.forEach(f -> add(payloads, Kind.FORMULA, start + f));
        }
        HTML.forEach(p -> add(payloads, Kind.HTML, p));
        SQL.forEach(p -> add(payloads, Kind.SQL, p));
        PATHS.forEach(p -> add(payloads, Kind.PATH, p));
        TERMINAL.forEach(p -> add(payloads, Kind.TERMINAL, p));
        return payloads;
    }

    private static void add(List<Payload> payloads, Kind kind, String text) {
        String mark = "Q" + (1000 + payloads.size()) + "Z";
        payloads.add(new Payload(kind, mark, text + mark));
    }

    /** A file called as the payload is, as far as the file system lets it. */
    static Path file(Path folder, Payload payload) {
        String name = payload.text().replace('/', '_') + ".xlsx";
        try {
            if (!name.startsWith(".") && !name.startsWith("~$")) {
                return folder.resolve(name);
            }
        } catch (InvalidPathException e) {
            // this system has no such names
        }
        return folder.resolve(payload.mark() + ".xlsx");
    }
}
