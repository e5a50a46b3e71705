package huizong.report.html;

import huizong.report.print.ResultRow;
import java.util.List;

/** How self-evaluations are spread over the grades, drawn as a bar of plain boxes. */
final class GradeBar {
    private static final List<String> GRADES = List.of("excellent", "good", "fair", "poor", "ungraded");
    private static final List<String> NAMES = List.of("优", "良", "中", "差", "未评分");

    private GradeBar() {}

    /** Which colour is which grade. */
    static String key() {
        StringBuilder key = new StringBuilder("<div class=\"key\">");
        for (int g = 0; g < GRADES.size(); g++) {
            key.append("<span><i class=\"c").append(g).append("\"></i>");
            key.append(NAMES.get(g)).append("</span>");
        }
        return key.append("</div>\n").toString();
    }

    /** The counts, best grade first. */
    static String counts(ResultRow row) {
        return String.join(
                "／", GRADES.stream().map(g -> HtmlTable.count(row.number(g))).toList());
    }

    /** The bar, each box as wide as its share, to a tenth of a percent. */
    static String bar(ResultRow row) {
        long total = GRADES.stream().mapToLong(row::count).sum();
        StringBuilder bar = new StringBuilder("<div class=\"bar\">");
        for (int g = 0; g < GRADES.size() && total > 0; g++) {
            long share = Math.round(1000.0 * row.count(GRADES.get(g)) / total);
            if (share > 0) {
                bar.append("<i class=\"c").append(g).append("\" style=\"width:");
                bar.append(share / 10).append('.').append(share % 10).append("%\"></i>");
            }
        }
        return bar.append("</div>").toString();
    }
}
