package huizong.report.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 舍位平衡. Lines are divisions, columns are items of the base form. */
class BalancedRoundingTest {
    /** 合计 ＝ 甲 ＋ 乙 ＋ 丙. */
    private static final Tree THREE_PARTS = new Tree(List.of(-1, 0, 0, 0));

    private static final Tree ONE = new Tree(List.of(-1));

    @Test
    void theTotalIsRoundedAsAnybodyWouldAndThePartNearestToTheEdgeGivesWay() {
        // 1.4 + 1.4 + 1.4 = 4.2 prints 4, not 1 + 1 + 1 = 3; 0.6 + 0.6 + 0.7 = 1.9 prints 2, not 3
        assertThat(column(THREE_PARTS, 0, "4.2", "1.4", "1.4", "1.4"))
                .startsWith("4")
                .containsOnlyOnce("2");
        assertThat(column(THREE_PARTS, 0, "1.9", "0.6", "0.6", "0.7"))
                .startsWith("2")
                .contains("0");
        // of 2.5 and 1.4 and 7.4, the first is nearest to the next whole number
        assertThat(column(THREE_PARTS, 0, "11.2", "2.45", "1.35", "7.4")).containsExactly("11", "3", "1", "7");
    }

    @Test
    void whatLeavesNothingOverIsPrintedAsItIs() {
        assertThat(column(THREE_PARTS, 2, "4.2", "1.4", "1.4", "1.4")).containsExactly("4.20", "1.40", "1.40", "1.40");
        assertThat(column(THREE_PARTS, 0, "3", "1", "2", "0")).containsExactly("3", "1", "2", "0");
    }

    @Test
    void aLineThatIsNotTheSumOfItsPartsIsNotMadeOne() {
        assertThat(column(THREE_PARTS, 0, "9.2", "1.4", "1.4", "1.4")).containsExactly("9", "1", "1", "1");
    }

    @Test
    void aTableThatMustFitUnderATotalPrintedElsewhereDoes() {
        @Nullable BigDecimal[][] values = values(THREE_PARTS, ONE, "4.5", "1.5", "1.5", "1.5");
        for (String total : List.of("4", "5")) {
            @Nullable
            BigDecimal[][] printed = BalancedRounding.round(
                            THREE_PARTS, ONE, values, 0, new BigDecimal[] {new BigDecimal(total)})
                    .orElseThrow();
            assertThat(printed[0][0]).isEqualByComparingTo(total);
            assertThat(sum(printed, 1, 4)).isEqualByComparingTo(total);
        }
    }

    @Test
    void everySumOfAnyTableHoldsOnPaperAndNoFigureIsFurtherThanOneUnitOff() {
        Random random = new Random(20240601);
        for (int n = 0; n < 400; n++) {
            check(tree(random, 1 + random.nextInt(25)), tree(random, 1 + random.nextInt(9)), random, random.nextInt(3));
        }
    }

    @Test
    void aProvinceWithAllItsCountiesAndTheWholeBaseFormBalances() {
        List<Integer> divisions = new ArrayList<>(List.of(-1, 0)); // the province and its own units
        for (int city = 0; city < 14; city++) {
            divisions.add(0);
            int at = divisions.size() - 1;
            for (int part = 0; part < 9; part++) {
                divisions.add(at);
            }
        }
        // 三公 (公车 (购置, 运行), 出国, 接待), 项目 (业务, 运行, 专项 (明细), 其他), 公用
        Tree items = new Tree(List.of(-1, 0, 1, 1, 0, 0, -1, 6, 6, 6, 9, 6, -1));
        check(new Tree(divisions), items, new Random(7), 0);
    }

    private static void check(Tree rows, Tree columns, Random random, int digits) {
        @Nullable BigDecimal[][] values = new @Nullable BigDecimal[rows.size()][columns.size()];
        boolean[][] zero = new boolean[rows.size()][columns.size()];
        for (int r = rows.size() - 1; r >= 0; r--) {
            for (int c = columns.size() - 1; c >= 0; c--) {
                BigDecimal value = BigDecimal.valueOf(random.nextInt(400_000) - 20_000, 4);
                boolean leaf = rows.parts(r).isEmpty() && columns.parts(c).isEmpty();
                zero[r][c] = leaf && random.nextInt(8) == 0;
                values[r][c] = zero[r][c] ? BigDecimal.ZERO : value;
            }
        }
        for (int r = rows.size() - 1; r >= 0; r--) {
            for (int c = columns.size() - 1; c >= 0; c--) {
                // now and then a unit states a total that is not the sum of its parts
                if (rows.parts(r).isEmpty() && !columns.parts(c).isEmpty() && random.nextInt(20) > 0) {
                    BigDecimal sum = BigDecimal.ZERO;
                    for (int part : columns.parts(c)) {
                        sum = sum.add(value(values, r, part));
                    }
                    values[r][c] = sum;
                } else if (!rows.parts(r).isEmpty()) {
                    values[r][c] = sum(values, rows.parts(r), c);
                }
            }
        }
        @Nullable
        BigDecimal[][] printed = BalancedRounding.round(rows, columns, values, digits, new BigDecimal[0])
                .orElseThrow();
        BigDecimal unit = BigDecimal.ONE.movePointLeft(digits);
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                assertThat(value(printed, r, c).subtract(value(values, r, c)).abs())
                        .isLessThanOrEqualTo(unit);
                assertThat(value(printed, r, c).scale()).isEqualTo(digits);
                if (!rows.parts(r).isEmpty()) {
                    assertThat(sum(printed, rows.parts(r), c)).isEqualByComparingTo(value(printed, r, c));
                }
                BigDecimal across = BigDecimal.ZERO;
                BigDecimal printedAcross = BigDecimal.ZERO;
                for (int part : columns.parts(c)) {
                    across = across.add(value(values, r, part));
                    printedAcross = printedAcross.add(value(printed, r, part));
                }
                if (!columns.parts(c).isEmpty() && across.compareTo(value(values, r, c)) == 0) {
                    assertThat(printedAcross).isEqualByComparingTo(value(printed, r, c));
                }
                if (zero[r][c]) {
                    assertThat(value(printed, r, c)).isZero();
                }
            }
        }
    }

    private static Tree tree(Random random, int size) {
        List<Integer> parents = new ArrayList<>(List.of(-1));
        for (int i = 1; i < size; i++) {
            parents.add(random.nextInt(i + 1) - 1);
        }
        return new Tree(parents);
    }

    private static BigDecimal value(@Nullable BigDecimal[][] values, int r, int c) {
        BigDecimal value = values[r][c];
        return value == null ? BigDecimal.ZERO : value;
    }

    private static BigDecimal sum(@Nullable BigDecimal[][] values, List<Integer> rows, int c) {
        return rows.stream().map(r -> value(values, r, c)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(@Nullable BigDecimal[][] values, int from, int to) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int r = from; r < to; r++) {
            sum = sum.add(value(values, r, 0));
        }
        return sum;
    }

    private static List<String> column(Tree rows, int digits, String... figures) {
        @Nullable
        BigDecimal[][] printed = BalancedRounding.round(
                        rows, ONE, values(rows, ONE, figures), digits, new BigDecimal[0])
                .orElseThrow();
        List<String> texts = new ArrayList<>();
        for (@Nullable BigDecimal[] row : printed) {
            texts.add(String.valueOf(row[0]));
        }
        return texts;
    }

    private static @Nullable BigDecimal[][] values(Tree rows, Tree columns, String... figures) {
        @Nullable BigDecimal[][] values = new @Nullable BigDecimal[rows.size()][columns.size()];
        for (int r = 0; r < rows.size(); r++) {
            values[r][0] = new BigDecimal(figures[r]);
        }
        return values;
    }
}
