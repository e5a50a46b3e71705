package huizong.report.print;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Rounds a table of amounts for print so that it still adds up (舍位平衡): wherever a line is the sum of its parts, down
 * the divisions or across the items, its printed figure is the sum of the printed parts, and no printed figure is
 * further than one unit of its last place from the original. Totals are rounded as anybody would; what that leaves over
 * goes to the parts where it changes least. The same table is always printed alike.
 *
 * <p>Only the cells at the ends of both trees are chosen, up or down; every other cell is their sum. What a total has
 * that its parts do not explain is a part of its own, which is not printed. The choice is searched for: first the
 * nearest, then changed a cell or two at a time while that brings the sums nearer to what they are.
 */
final class BalancedRounding {
    private static final double EPSILON = 1e-7;
    private static final double FORBIDDEN = 1e7;
    private static final double WEIGHT_OF_A_LEVEL = 6;
    private static final int SHAKES = 12;

    private final Tree rows;
    private final Tree columns;
    private final int printedRows;
    private final int printedColumns;
    /** In units of the last place printed; what is not there is zero. */
    private final BigDecimal[][] exact;
    /** By how much each cell, as chosen now, is above its original. */
    private final double[][] over;
    /** Where {@link #over} should be, how far off it may be, and how much that matters. */
    private final double[][] aim;

    private final double[][] limit;
    private final double[][] weight;
    private final List<Leaf> leaves = new ArrayList<>();
    /** Whether figures that need no rounding may move too, where nothing else balances. */
    private final boolean movesWholeFigures;

    private static final class Leaf {
        final int row;
        final int column;
        final int[] rowsUp;
        final int[] columnsUp;
        final int least;
        final int most;
        /** Printed as its floor and this. */
        int step;

        Leaf(int row, int column, int[] rowsUp, int[] columnsUp, int least, int most) {
            this.row = row;
            this.column = column;
            this.rowsUp = rowsUp;
            this.columnsUp = columnsUp;
            this.least = least;
            this.most = most;
        }

        boolean allows(int by) {
            return step + by >= least && step + by <= most;
        }
    }

    private BalancedRounding(
            Tree rows, Tree columns, @Nullable BigDecimal[][] values, int digits, boolean movesWholeFigures) {
        this.movesWholeFigures = movesWholeFigures;
        this.printedRows = rows.size();
        this.printedColumns = columns.size();
        this.rows = rows.withRests();
        this.columns = columns.withRests();
        int height = this.rows.size();
        int width = this.columns.size();
        exact = new BigDecimal[height][width];
        over = new double[height][width];
        aim = new double[height][width];
        limit = new double[height][width];
        weight = new double[height][width];
        fill(values, digits);
        limits(values);
    }

    /**
     * Rounds a table.
     *
     * @param values a row for each line of {@code rows}; null where nothing is printed
     * @param fixed what the first row must be printed as, to fit under a total printed elsewhere; null where free
     * @return the printed figures, null where the original is; empty where no choice within one unit was found
     */
    static Optional<@Nullable BigDecimal[][]> round(
            Tree rows, Tree columns, @Nullable BigDecimal[][] values, int digits, @Nullable BigDecimal[] fixed) {
        for (boolean movesWholeFigures : new boolean[] {false, true}) {
            BalancedRounding rounding = new BalancedRounding(rows, columns, values, digits, movesWholeFigures);
            rounding.fix(fixed, digits);
            if (rounding.search()) {
                return Optional.of(rounding.printed(values, digits));
            }
        }
        return Optional.empty();
    }

    private void fix(@Nullable BigDecimal[] fixed, int digits) {
        for (int c = 0; c < fixed.length; c++) {
            BigDecimal wanted = fixed[c];
            if (wanted != null) {
                aim[0][c] = wanted.movePointRight(digits).subtract(exact[0][c]).doubleValue();
                limit[0][c] = 0;
            }
        }
    }

    private void fill(@Nullable BigDecimal[][] values, int digits) {
        for (BigDecimal[] row : exact) {
            Arrays.fill(row, BigDecimal.ZERO);
        }
        for (int r = 0; r < printedRows; r++) {
            for (int c = 0; c < printedColumns; c++) {
                BigDecimal value = values[r][c];
                exact[r][c] = value == null ? BigDecimal.ZERO : value.movePointRight(digits);
            }
        }
        for (int r = printedRows; r < rows.size(); r++) {
            int total = rows.parents().get(r);
            for (int c = 0; c < printedColumns; c++) {
                exact[r][c] = exact[total][c];
                for (int part : rows.parts(total)) {
                    exact[r][c] = part == r ? exact[r][c] : exact[r][c].subtract(exact[part][c]);
                }
            }
        }
        for (int c = printedColumns; c < columns.size(); c++) {
            int total = columns.parents().get(c);
            for (int r = 0; r < rows.size(); r++) {
                exact[r][c] = exact[r][total];
                for (int part : columns.parts(total)) {
                    exact[r][c] = part == c ? exact[r][c] : exact[r][c].subtract(exact[r][part]);
                }
            }
        }
    }

    private void limits(@Nullable BigDecimal[][] values) {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                boolean restRow = r >= printedRows;
                boolean restColumn = c >= printedColumns;
                if (restRow || restColumn) {
                    // nothing left over must print as nothing left over
                    limit[r][c] = restRow != restColumn && exact[r][c].signum() == 0 ? 0 : Double.MAX_VALUE;
                    weight[r][c] = 0.01;
                } else {
                    limit[r][c] = values[r][c] == null ? Double.MAX_VALUE : 1;
                    weight[r][c] = Math.pow(WEIGHT_OF_A_LEVEL, height(rows, r) + height(columns, c))
                            // among equals the larger figure takes what is left over
                            / (1 + 0.01 / (1 + exact[r][c].abs().doubleValue()));
                }
                if (rows.parts(r).isEmpty() && columns.parts(c).isEmpty()) {
                    leaf(r, c);
                }
            }
        }
    }

    private static int height(Tree tree, int line) {
        int height = 0;
        for (int part : tree.parts(line)) {
            height = Math.max(height, 1 + height(tree, part));
        }
        return height;
    }

    private void leaf(int r, int c) {
        if (exact[r][c].signum() == 0) {
            return; // nothing prints as nothing
        }
        double fraction = exact[r][c].subtract(floor(r, c)).doubleValue();
        boolean unseen = r >= printedRows || c >= printedColumns;
        boolean whole = fraction == 0;
        if (whole && !unseen && !movesWholeFigures) {
            return;
        }
        Leaf leaf = new Leaf(
                r,
                c,
                rows.upward(r).stream().mapToInt(i -> i).toArray(),
                columns.upward(c).stream().mapToInt(i -> i).toArray(),
                unseen || whole ? -1 : 0,
                unseen ? 2 : 1);
        leaves.add(leaf);
        add(leaf, -fraction);
        if (fraction >= 0.5) {
            step(leaf, 1);
        }
    }

    private BigDecimal floor(int r, int c) {
        return exact[r][c].setScale(0, RoundingMode.FLOOR);
    }

    private void add(Leaf leaf, double amount) {
        for (int r : leaf.rowsUp) {
            for (int c : leaf.columnsUp) {
                over[r][c] += amount;
            }
        }
    }

    private void step(Leaf leaf, int by) {
        leaf.step += by;
        add(leaf, by);
    }

    /** How much worse the table is for a step, below zero where better; the step is then done. */
    private double cost(Leaf leaf, int by) {
        double before = cost(leaf);
        step(leaf, by);
        return cost(leaf) - before;
    }

    private double cost(Leaf leaf) {
        double sum = 0;
        for (int r : leaf.rowsUp) {
            for (int c : leaf.columnsUp) {
                double off = Math.abs(over[r][c] - aim[r][c]);
                double excess = off - limit[r][c];
                sum += weight[r][c] * off * off + (excess > EPSILON ? FORBIDDEN * excess * (1 + excess) : 0);
            }
        }
        return sum;
    }

    private boolean search() {
        descend();
        Random random = new Random(leaves.size());
        for (int i = 0; i < SHAKES && !balanced() && !leaves.isEmpty(); i++) {
            for (int n = 0; n < 1 + leaves.size() / 8; n++) {
                Leaf leaf = leaves.get(random.nextInt(leaves.size()));
                int by = leaf.step > 0 ? -1 : 1;
                if (leaf.allows(by)) {
                    step(leaf, by);
                }
            }
            descend();
        }
        return balanced();
    }

    private void descend() {
        for (boolean better = true; better; ) {
            better = false;
            for (Leaf leaf : leaves) {
                better |= improve(leaf, 1) || improve(leaf, -1);
            }
        }
    }

    /** One cell by itself, or with another of its row or column the other way. */
    private boolean improve(Leaf leaf, int by) {
        if (!leaf.allows(by)) {
            return false;
        }
        double alone = cost(leaf, by);
        if (alone < -EPSILON) {
            return true;
        }
        for (Leaf other : leaves) {
            if (other != leaf && (other.row == leaf.row || other.column == leaf.column) && other.allows(-by)) {
                if (alone + cost(other, -by) < -EPSILON) {
                    return true;
                }
                step(other, by);
            }
        }
        step(leaf, -by);
        return false;
    }

    private boolean balanced() {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                if (Math.abs(over[r][c] - aim[r][c]) > limit[r][c] + EPSILON) {
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable BigDecimal[][] printed(@Nullable BigDecimal[][] values, int digits) {
        BigDecimal[][] sums = new BigDecimal[rows.size()][columns.size()];
        for (BigDecimal[] row : sums) {
            Arrays.fill(row, BigDecimal.ZERO);
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                if (rows.parts(r).isEmpty() && columns.parts(c).isEmpty() && exact[r][c].signum() != 0) {
                    spread(sums, r, c, floor(r, c));
                }
            }
        }
        for (Leaf leaf : leaves) {
            spread(sums, leaf.row, leaf.column, BigDecimal.valueOf(leaf.step));
        }
        @Nullable BigDecimal[][] printed = new @Nullable BigDecimal[printedRows][printedColumns];
        for (int r = 0; r < printedRows; r++) {
            for (int c = 0; c < printedColumns; c++) {
                if (values[r][c] != null) {
                    printed[r][c] = sums[r][c].movePointLeft(digits).setScale(digits);
                }
            }
        }
        return printed;
    }

    private void spread(BigDecimal[][] sums, int row, int column, BigDecimal amount) {
        for (int r : rows.upward(row)) {
            for (int c : columns.upward(column)) {
                sums[r][c] = sums[r][c].add(amount);
            }
        }
    }
}
