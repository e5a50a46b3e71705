package huizong.grid;

/** Whether a person opening the workbook sees a sheet's tab. */
public enum Visibility {
    VISIBLE,
    HIDDEN,
    VERY_HIDDEN
}
