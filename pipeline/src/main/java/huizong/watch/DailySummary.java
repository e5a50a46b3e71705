package huizong.watch;

import huizong.files.AtomicFile;
import huizong.report.TextTable;
import huizong.store.Result;
import huizong.store.Store;
import huizong.text.PackagedText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** One page a day: what came in, from where, and what was refused. Written again it says the same once more. */
final class DailySummary {
    private final Store store;
    private final Path folder;

    /** @param database the summaries stand in a folder beside it */
    DailySummary(Store store, Path database) {
        this.store = store;
        this.folder = database.resolveSibling("日报");
    }

    /** Writes the page of a day; returns where it is. */
    Path write(LocalDate day) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        String date = day.toString();
        out.println("收件日报 " + date);
        out.println();
        section(
                out,
                "收到的文件",
                List.of("结果", "原因代码", "文件数"),
                store.query(PackagedText.read(DailySummary.class, "daily-counts.sql"), date));
        section(
                out,
                "入库的填报",
                List.of("区划", "单位数", "表数", "其中更正"),
                store.query(PackagedText.read(DailySummary.class, "daily-forms.sql"), date));
        section(
                out,
                "拒收的文件",
                List.of("文件", "原因代码", "原因"),
                store.query(PackagedText.read(DailySummary.class, "daily-refused.sql"), date));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return AtomicFile.write(folder.resolve("收件日报-" + date + ".txt"), o -> o.write(bytes), written -> {});
    }

    private static void section(PrintWriter out, String title, List<String> headings, Result result) {
        out.println("【" + title + "】");
        if (result.rows().isEmpty()) {
            out.println("无");
        } else {
            TextTable.print(out, new Result(headings, result.types(), result.rows()));
        }
        out.println();
    }
}
