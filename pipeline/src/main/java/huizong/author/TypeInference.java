package huizong.author;

import huizong.grid.CellValue;
import huizong.mapping.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Guesses the type of a value from its label and from what was filled in, if anything was. */
final class TypeInference {
    private static final Pattern MEASURE = Pattern.compile("指标值|目标值|完成值|实际值|完成情况");
    private static final Pattern RATE = Pattern.compile("率|比例|占比|幅度|比重|完成预算");
    private static final Pattern CODE = Pattern.compile("编码|代码|编号|电话|邮编|账号|序号");
    private static final Pattern DAY = Pattern.compile("日期|时间");
    private static final Pattern COUNT = Pattern.compile("人数|编制|人次|户数|家数|个数|数量");
    private static final Pattern PLAIN = Pattern.compile("分值|得分|评分|权重|面积|规模|㎡|平方");
    private static final Pattern MONEY = Pattern.compile("元|金额|经费|预算|决算|支出|收入|资金|拨款|结余|结转|投资|执行数|资产|费用|费$|贷款|补贴");
    private static final Pattern WORDS = Pattern.compile("指标|目标|偏差|名称|单位|机构|部门|项目|内容|备注|说明|原因|措施|地址|姓名|人$|情况|依据|类别|编码");
    private static final Pattern PERCENT = Pattern.compile(".*[%％]\\s*");
    private static final Pattern BARE =
            Pattern.compile("\\s*[¥￥]?[+-]?[0-9０-９][0-9０-９,，]*([.．][0-9０-９]*)?\\s*[%％]?\\s*");

    private final boolean saysMoney;

    /** @param saysMoney whether the form names a unit of money for itself */
    TypeInference(boolean saysMoney) {
        this.saysMoney = saysMoney;
    }

    /** The type of a column, or of a single value. */
    ValueType of(String label, List<PrintedCell> cells) {
        List<PrintedCell> samples = cells.stream().filter(c -> !c.isMarker()).toList();
        if (CODE.matcher(label).find()) {
            return ValueType.TEXT;
        }
        if (MEASURE.matcher(label).find()) {
            return ValueType.MEASURE;
        }
        if (samples.isEmpty()) {
            return byLabel(label);
        }
        if (samples.stream().allMatch(c -> c.cell().value() instanceof CellValue.Date)) {
            return ValueType.DATE;
        }
        if (!samples.stream().allMatch(TypeInference::isBareFigure)) {
            return ValueType.TEXT;
        }
        if (samples.stream().allMatch(TypeInference::isPercent) || RATE.matcher(label).find()) {
            return ValueType.RATE;
        }
        if (samples.stream().anyMatch(TypeInference::isPercent)) {
            return ValueType.MEASURE;
        }
        if (PLAIN.matcher(label).find()) {
            return ValueType.NUMBER;
        }
        if (COUNT.matcher(label).find() && samples.stream().allMatch(TypeInference::isWhole)) {
            return ValueType.INTEGER;
        }
        return MONEY.matcher(label).find() || saysMoney ? ValueType.AMOUNT : ValueType.NUMBER;
    }

    private ValueType byLabel(String label) {
        if (RATE.matcher(label).find()) {
            return ValueType.RATE;
        }
        if (DAY.matcher(label).find()) {
            return ValueType.DATE;
        }
        if (PLAIN.matcher(label).find()) {
            return ValueType.NUMBER;
        }
        if (COUNT.matcher(label).find()) {
            return ValueType.INTEGER;
        }
        if (WORDS.matcher(label).find()) {
            return ValueType.TEXT;
        }
        return MONEY.matcher(label).find() ? ValueType.AMOUNT : ValueType.TEXT;
    }

    /** Whether a label asks for words. */
    static boolean isWords(String label) {
        return WORDS.matcher(label).find() || CODE.matcher(label).find();
    }

    private static boolean isPercent(PrintedCell cell) {
        return cell.cell().value() instanceof CellValue.Number n
                ? n.percent()
                : PERCENT.matcher(cell.text()).matches();
    }

    private static boolean isBareFigure(PrintedCell cell) {
        return cell.cell().value() instanceof CellValue.Text text
                ? BARE.matcher(text.text()).matches()
                : cell.cell().value() instanceof CellValue.Number
                        || cell.cell().value() instanceof CellValue.Uncomputed
                        || cell.cell().value() instanceof CellValue.Fault;
    }

    private static boolean isWhole(PrintedCell cell) {
        return cell.cell().value() instanceof CellValue.Number n
                ? n.number().stripTrailingZeros().scale() <= 0
                        && n.number().compareTo(BigDecimal.valueOf(1_000_000)) < 0
                : !cell.text().contains(".") && !cell.text().contains("．");
    }
}
