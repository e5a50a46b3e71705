package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huizong.extract.Extraction;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.LongRows;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.ingest.Workspace;
import huizong.store.Result;
import huizong.store.Store;
import huizong.store.load.Filings;
import huizong.store.load.WorkbookFile;
import huizong.submission.Finding;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.RowStream;
import huizong.submission.Submission;
import huizong.workbook.WorkbookReader;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists too long to hold, read piece by piece. */
class LongListTest {
    private static final Workspace WORKSPACE = Workspace.open(Samples.MAPPINGS);
    private static final Extractor EXTRACTOR = new Extractor(WORKSPACE.mappings(), WORKSPACE.registry());
    private static final int PIECE = 5_000;

    /** So that even a small file is read as a list, where its mapping says it may be one. */
    private static final WorkbookReader EVERY_LIST =
            new WorkbookReader(Limits.defaults(), Limits.forLists().with(Limit.LONG_SHEET, 1));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {".xlsx", ".csv"})
    void aListReadPieceByPieceSaysWhatItSaysReadWhole(String ending) throws IOException {
        Path file = folder.resolve("2023" + ending);
        new PaymentList(2 * PIECE + 700).write(file);

        Submission whole = only(new WorkbookReader(Limits.defaults()).read(file));
        Submission list = only(EVERY_LIST.read(file, EXTRACTOR::isList));

        assertThat(whole.list()).isEmpty();
        List<Row> rows = new ArrayList<>(list.rows());
        List<Finding> findings = new ArrayList<>(list.findings());
        list.list().orElseThrow().each(batch -> {
            assertThat(batch.rows()).hasSizeLessThanOrEqualTo(PIECE);
            rows.addAll(batch.rows());
            findings.addAll(batch.findings());
        });
        assertThat(whole.rows()).hasSize(2 * PIECE + 700 + 1);
        assertThat(rows).isEqualTo(whole.rows());
        assertThat(list.header()).isEqualTo(whole.header());
        assertThat(findings).isEqualTo(whole.findings());
        assertThat(list.unclaimed()).isEqualTo(whole.unclaimed()).isEmpty();
    }

    @Test
    void theSampleReadsTheSamePieceByPiece() throws IOException {
        Path file = Samples.file("（清单表样）", ".xlsx");
        Submission whole = only(new WorkbookReader(Limits.defaults()).read(file));
        Submission list = only(EVERY_LIST.read(file, EXTRACTOR::isList));
        List<Row> rows = new ArrayList<>(list.rows());
        list.list().orElseThrow().each(batch -> rows.addAll(batch.rows()));
        assertThat(rows).isEqualTo(whole.rows()).hasSize(15);
    }

    @Test
    void aSheetIsHandedOverInPiecesOfItsRowsAndNeverWhole() throws IOException {
        Path file = folder.resolve("list.xlsx");
        new PaymentList(60_000).write(file);
        Sheet outline = WorkbookReader.withDefaults()
                .read(file, EXTRACTOR::isList)
                .sheets()
                .get(0);
        assertThat(outline.height()).isEqualTo(60_005);
        assertThat(outline.cellCount()).isLessThan(5_000);
        int[] next = {0};
        long[] cells = {0};
        LongRows all = outline.longRows().orElseThrow();
        all.each(piece -> {
            assertThat(piece.firstRow()).isEqualTo(next[0]);
            assertThat(piece.lastRow() - piece.firstRow()).isLessThan(PIECE);
            assertThat(piece.sheet().cellCount()).isLessThan(16 * PIECE);
            assertThat(piece.sheet().merges()).hasSizeLessThan(5);
            next[0] = piece.lastRow() + 1;
            cells[0] += piece.sheet().cellCount();
        });
        assertThat(next[0]).isGreaterThan(60_004);
        assertThat(cells[0]).isGreaterThan(60_000 * 11);
    }

    @Test
    void aListOfThirtyThousandRowsAddsUpInTheDatabaseAndLeadsBackToItsCells() throws IOException {
        PaymentList list = new PaymentList(30_000);
        Path file = folder.resolve("发放明细.xlsx");
        list.write(file);
        Samples.Run run = ingest(file);
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(figures("SELECT count(*), max(line_no), sum(due), sum(deducted), sum(paid) FROM main.payment"))
                .containsExactly(
                        "30000",
                        "30000",
                        plain(PaymentList.wan(list.sum(PaymentList::due))),
                        plain(PaymentList.wan(list.sum(PaymentList::deducted))),
                        plain(PaymentList.wan(list.sum(PaymentList::paid))));
        assertThat(figures("SELECT due, deducted, paid FROM main.payment_total"))
                .containsExactly(
                        plain(PaymentList.wan(list.sum(PaymentList::due))),
                        plain(PaymentList.wan(list.sum(PaymentList::deducted))),
                        plain(PaymentList.wan(list.sum(PaymentList::paid))));
        long i = 25_677;
        assertThat(figures("SELECT recipient_code, town, village, item, paid, paid_on FROM main.payment"
                        + " WHERE line_no = 25678"))
                .containsExactly(
                        PaymentList.code(i),
                        PaymentList.town(i),
                        PaymentList.village(i),
                        PaymentList.item(i),
                        plain(PaymentList.wan(PaymentList.paid(i))),
                        PaymentList.paidOn(i).toString());
        assertThat(figures("SELECT string_agg(column_name || ' ' || cell_ref, ', ' ORDER BY column_name)"
                        + " FROM meta.lineage WHERE table_name = 'payment' AND line_no = 25678"
                        + " AND column_name IN ('paid', 'town', 'village')"))
                .containsExactly("paid L25681, town C24004, village D24004");
        assertThat(figures("SELECT count(*) FROM filed.payment p WHERE NOT EXISTS (FROM meta.lineage l WHERE"
                        + " l.submission_id = p.submission_id AND l.table_name = 'payment' AND l.line_no = p.line_no"
                        + " AND l.column_name = 'paid')"))
                .containsExactly("0");
        assertThat(ingest(file).out()).contains("0 loaded").contains("1 unchanged");
        list = new PaymentList(12_000);
        list.write(file);
        assertThat(ingest(file).status()).isZero();
        assertThat(figures("SELECT (SELECT count(*) FROM main.payment), (SELECT count(*) FROM filed.payment)"))
                .containsExactly("12000", "42000");
    }

    @Test
    void whatIsWrongWithAListIsListedUpToAThousandTimesAndThenCounted() throws IOException {
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            csv.append(row(i + 1, i % 4 == 0 ? "待核" : "10", "10")).append(",信用社\n");
        }
        Submission list = only(EVERY_LIST.read(csv("坏.csv", csv + "合计,,,,,,,,,1,,1\n"), EXTRACTOR::isList));
        List<Finding> findings = new ArrayList<>();
        List<Provenance> unclaimed = new ArrayList<>();
        int[] rows = {0};
        list.list().orElseThrow().each(batch -> {
            rows[0] += batch.rows().size();
            findings.addAll(batch.findings());
            unclaimed.addAll(batch.unclaimed());
        });
        assertThat(rows[0]).isEqualTo(12_000);
        assertThat(findings.stream()
                        .filter(f -> f.ruleId().equals("read-value"))
                        .map(Finding::cellRef))
                .hasSize(1_001)
                .startsWith("J4", "J8", "J12")
                .endsWith("J4004");
        assertThat(findings.get(1_000).message()).contains("另有 2000 处");
        assertThat(unclaimed).hasSize(1_000);
        assertThat(findings.get(1_001).ruleId()).isEqualTo("read-unclaimed");
        assertThat(findings.get(1_001).message()).contains("P 列有 12000 格");
    }

    @ParameterizedTest
    @CsvSource({"'合计,,,,,,,,,70,,70'", "'某县2023年度补贴资金发放明细表'"})
    void aListThatEndsInTheMiddleSaysThatTheRestWasNotRead(String line) throws IOException {
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 7_000; i++) {
            csv.append(row(i + 1, "10", "10")).append('\n');
            csv.append(i == 5_500 ? line + "\n" : "");
        }
        Submission list = only(EVERY_LIST.read(csv("断.csv", csv.toString()), EXTRACTOR::isList));
        int[] rows = {0};
        List<String> findings = new ArrayList<>();
        list.list().orElseThrow().each(batch -> {
            rows[0] += batch.rows().size();
            batch.findings()
                    .forEach(f -> findings.add(f.ruleId() + " " + f.severity().code() + " " + f.cellRef()));
        });
        assertThat(rows[0]).isEqualTo(5_501);
        assertThat(findings)
                .contains("read-list-ends error A5505")
                .anyMatch(f -> f.startsWith("read-unclaimed warning") || f.startsWith("read-unclaimed notice"));
    }

    @Test
    void aLoadThatStopsInTheMiddleLeavesNothing() throws IOException {
        Path file = folder.resolve("list.csv");
        new PaymentList(3 * PIECE).write(file);
        Submission list = only(EVERY_LIST.read(file, EXTRACTOR::isList));
        RowStream all = list.list().orElseThrow();
        int[] batches = {0};
        Submission broken = with(
                list,
                each -> all.each(batch -> {
                    each.accept(batch);
                    if (++batches[0] == 2) {
                        throw new UnreadableException("changing-file", "变了", "it changed");
                    }
                }));
        WorkbookFile arrived = new WorkbookFile("a".repeat(64), "list.csv", "list.csv", "csv", 1, Instant.now());
        try (Store store =
                Store.open(folder.resolve("half.duckdb"), WORKSPACE.mappings().tables())) {
            assertThatThrownBy(() -> new Filings(store).load(arrived, List.of(broken), List.of()))
                    .isInstanceOf(UnreadableException.class);
            for (String table : List.of("filed.payment", "meta.lineage", "meta.submission", "meta.workbook")) {
                assertThat(text(store.query("SELECT count(*) FROM " + table)))
                        .as(table)
                        .containsExactly("0");
            }
            assertThat(new Filings(store)
                            .load(arrived, List.of(list), List.of())
                            .submissionIds())
                    .hasSize(1);
            assertThat(text(store.query("SELECT count(*) FROM filed.payment"))).containsExactly("15000");
        }
    }

    @Test
    void aFileThatChangedSinceItsOutlineWasReadIsRefused() throws IOException {
        Path file = folder.resolve("list.csv");
        new PaymentList(6_000).write(file);
        Submission list = only(EVERY_LIST.read(file, EXTRACTOR::isList));
        new PaymentList(6_001).write(file);
        assertThatThrownBy(() -> list.list().orElseThrow().each(batch -> {}))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.code()).isEqualTo("changing-file"));
    }

    @Test
    void aLongFormThatIsNoListMeetsTheLimitsOfForms() throws IOException {
        Path file = csv("长.csv", "");
        StringBuilder csv = new StringBuilder("2023年资金使用明细表\n填报单位：甲局\n收款方,项目,金额（万元）\n");
        for (int i = 0; i < 340_000; i++) {
            csv.append("甲,乙,1\n");
        }
        Files.writeString(file, csv);
        assertThatThrownBy(() -> EVERY_LIST.read(file, EXTRACTOR::isList))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.code()).isEqualTo("too-many-cells"));
    }

    @ParameterizedTest
    @CsvSource({"CELLS, 20000, too-many-cells", "SHARED_TEXT, 500, too-much-text", "ENTRY_SIZE, 500000, part-too-large"
    })
    void aListMeetsLimitsOfItsOwn(Limit limit, long value, String code) throws IOException {
        Path file = folder.resolve("list.xlsx");
        new PaymentList(2_000).write(file);
        WorkbookReader reader = new WorkbookReader(
                Limits.defaults(), Limits.forLists().with(Limit.LONG_SHEET, 1).with(limit, value));
        assertThatThrownBy(() -> reader.read(file, EXTRACTOR::isList))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String row(int number, String due, String paid) {
        return number + ",一批,甲镇,乙村,YF" + number + ",农户,稻谷补贴,10,1," + due + ",," + paid + ",30%,2023-05-01,";
    }

    private Path csv(String name, String rows) throws IOException {
        String head = "2023年度补贴资金发放明细表\n填报单位：青岚县农业农村局\n序号,发放批次,乡镇,村,对象编码,对象类型,补贴项目,"
                + "补贴标准,数量,应发金额,扣减金额,实发金额,县级负担比例,发放日期,备注\n";
        return Files.write(folder.resolve(name), (head + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static Submission only(Workbook workbook) {
        Extraction extraction = EXTRACTOR.extract(workbook, new SourceName("2023.xlsx", "2023.xlsx"));
        assertThat(extraction.submissions()).hasSize(1);
        return extraction.submissions().get(0);
    }

    private static Submission with(Submission s, RowStream list) {
        return new Submission(
                s.sheetName(),
                s.formId(),
                s.mappingVersion(),
                s.unit(),
                s.fiscalYear(),
                s.period(),
                s.projectName(),
                s.filledBy(),
                s.filledOn(),
                s.header(),
                s.rows(),
                java.util.Optional.of(list),
                s.findings(),
                s.unclaimed());
    }

    private Samples.Run ingest(Path file) {
        return Samples.huizong(
                "ingest",
                "--lang=en",
                "--db",
                folder.resolve("long.duckdb").toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                file.toString());
    }

    private List<String> figures(String sql) {
        return text(Store.queryReadOnly(folder.resolve("long.duckdb"), sql));
    }

    private static List<String> text(Result result) {
        return result.rows().get(0).stream()
                .map(v -> v.map(x -> x instanceof BigDecimal d ? plain(d) : x.toString())
                        .orElse(""))
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
