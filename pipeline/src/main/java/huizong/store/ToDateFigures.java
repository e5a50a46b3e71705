package huizong.store;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.Covers;
import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * The views {@code main.to_date_figure} and {@code 报表.累计数}: every figure of the current filings that a table declares to
 * run from the new year to its period's end, so that one rule holds for those of all forms.
 */
final class ToDateFigures {
    private static final String[][] COLUMNS = {
        {"submission_id", "填报编号", "填报编号"},
        {"unit_name", "单位名称", "登记名称，未登记时为填报名称"},
        {"unit_id", "单位编号", "单位编号"},
        {"division_code", "区划代码", "单位预算所属区划"},
        {"fiscal_year", "年度", "预算年度"},
        {"period", "期间", "截至的期间：2024、2024-H1、2024-Q3、2024-05"},
        {"form_id", "表种", "表种代码"},
        {"project_name", "项目", "项目名称"},
        {"table_name", "表名", "数据所在表"},
        {"line_no", "行号", "表内行号；一份一行的表为 0"},
        {"line_name", "行", "该行的名称；没有的为空串"},
        {"column_name", "列名", "数据所在列"},
        {"title", "栏目", "数据所在列的中文名"},
        {"amount", "累计数", "自年初至期末的累计数，金额为万元"},
    };

    private static final String NONE = "SELECT NULL::VARCHAR AS submission_id, NULL::VARCHAR AS unit_name,"
            + " NULL::VARCHAR AS unit_id, NULL::VARCHAR AS division_code, NULL::INTEGER AS fiscal_year,"
            + " NULL::VARCHAR AS period, NULL::VARCHAR AS form_id, NULL::VARCHAR AS project_name,"
            + " NULL::VARCHAR AS table_name, NULL::INTEGER AS line_no, NULL::VARCHAR AS line_name,"
            + " NULL::VARCHAR AS column_name, NULL::VARCHAR AS title, NULL::DECIMAL(18,6) AS amount WHERE false";

    private ToDateFigures() {}

    /** The statements that make the views. */
    static List<String> of(TableCatalog catalog) {
        List<String> selects = new ArrayList<>(List.of(NONE));
        for (TableDefinition table : catalog.tables()) {
            for (ColumnDefinition column : table.columns()) {
                if (column.covers().filter(Covers.TO_DATE::equals).isPresent()) {
                    selects.add(select(table, column));
                }
            }
        }
        String view = "main.to_date_figure";
        String chinese = "报表." + Schema.quoted("累计数");
        String comment = "现行填报的累计数：自年初至期末，每个数一行";
        List<String> statements = new ArrayList<>();
        statements.add("CREATE OR REPLACE VIEW " + view + " AS " + String.join(" UNION ALL ", selects));
        List<String> named = new ArrayList<>();
        for (String[] column : COLUMNS) {
            named.add(column[0] + " AS " + Schema.quoted(column[1]));
        }
        statements.add(
                "CREATE OR REPLACE VIEW " + chinese + " AS SELECT " + String.join(", ", named) + " FROM " + view);
        for (String name : List.of(view, chinese)) {
            statements.add("COMMENT ON VIEW " + name + " IS " + Schema.literal(comment));
            for (String[] column : COLUMNS) {
                statements.add("COMMENT ON COLUMN " + name + "."
                        + (name.equals(view) ? column[0] : Schema.quoted(column[1])) + " IS "
                        + Schema.literal(column[2]));
            }
        }
        return statements;
    }

    private static String select(TableDefinition table, ColumnDefinition column) {
        List<String> names = new ArrayList<>();
        for (ColumnDefinition other : table.columns()) {
            if (other.namesLine()) {
                names.add("f." + Schema.quoted(other.name()) + "::VARCHAR");
            }
        }
        String line = names.isEmpty() ? "''" : "concat_ws('／', " + String.join(", ", names) + ")";
        String value = "f." + Schema.quoted(column.name());
        return "SELECT s.submission_id, s.unit_name, s.unit_id, s.division_code, s.fiscal_year, s.period, s.form_id,"
                + " s.project_name, " + Schema.literal(table.name()) + ", "
                + (table.onePerSubmission() ? "0" : "f.line_no") + ", " + line + ", " + Schema.literal(column.name())
                + ", "
                + Schema.literal(column.chineseName()) + ", " + value + " FROM filed." + table.name()
                + " f JOIN meta.submission s USING (submission_id) WHERE s.is_current AND " + value + " IS NOT NULL";
    }
}
