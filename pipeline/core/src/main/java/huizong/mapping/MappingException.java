package huizong.mapping;

import java.util.List;

/** Mistakes in mapping files, found before any workbook is opened. Each problem names its file and line. */
public final class MappingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** @param problems each as {@code forms/base_data/hunan.yaml:12: unknown key "anchr"; did you mean "anchor"?} */
    public MappingException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
