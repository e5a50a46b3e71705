package huizong.irregular;

import java.util.ArrayList;
import java.util.List;

/**
 * One irregular workbook and what must be read from it.
 *
 * @param fileName with the year in it or not
 * @param sheets in order
 * @param forms what they hold, in order of sheets and rows
 * @param xls whether it is written as .xls
 */
record Case(
        long seed,
        CaseGenerator.Source source,
        String fileName,
        List<Paper> sheets,
        List<FormPaper> forms,
        boolean xls,
        List<String> done) {
    Case {
        sheets = new ArrayList<>(sheets);
    }

    @Override
    public String toString() {
        return "seed " + seed + " " + done + " "
                + forms.stream().map(f -> f.paper.name + f.done).toList();
    }
}
