package huizong.workbook.guard;

/** What the sender of a refused file is told to do. */
public enum Advice {
    SAVE_AGAIN(
            "请用 Excel/WPS 打开原文件，重新另存为 .xlsx 再报。",
            "open the original in Excel or WPS, save it again as .xlsx and file that"),
    COPY_AGAIN("请重新保存或重新拷贝后再报。", "save or copy it again and file that"),
    REDUCE(
            "请删除与填报无关的图片、工作表和格式，另存为 .xlsx 再报。",
            "remove pictures, sheets and formats that do not belong to the return, save as .xlsx and file that"),
    CORRECT("请改正该处后另存为 .xlsx 再报。", "correct that place, save as .xlsx and file that"),
    HAND_IN_SHEET(
            "请交电子表格（.xlsx），不要交扫描件、照片或 PDF；只有纸质件的，请按规定表样填好后再报。",
            "hand in the spreadsheet (.xlsx), not a scan, photograph or PDF of it; what exists on paper only has to be filled"
                    + " in on the prescribed form"),
    REPACK(
            "请解压后直接报其中的表格，或重新压缩为不带密码的 .zip 再报（压缩包只拆一层）。",
            "unpack it and file the workbooks, or pack them anew as a .zip without a password (one level is opened)"),
    REMOVE_PASSWORD("请在 Excel/WPS 中取消密码后再报。", "remove the password in Excel or WPS and file it again"),
    SAVE_DOCUMENT_AGAIN(
            "请用 Word/WPS 打开原文件，重新另存为 .docx 再报。",
            "open the original in Word or WPS, save it again as .docx and file that"),
    ACCEPT_CHANGES(
            "请用 Word/WPS 打开，在“审阅”中接受全部修订，另存为 .docx 再报。",
            "open it in Word or WPS, accept all tracked changes, save it as .docx and file that"),
    ASK("请把该文件交给系统管理员。", "hand the file to whoever runs the system");

    private final String chinese;
    private final String english;

    Advice(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }
}
