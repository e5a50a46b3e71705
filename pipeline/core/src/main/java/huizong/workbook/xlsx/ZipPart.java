package huizong.workbook.xlsx;

/**
 * One entry of a zip.
 *
 * @param name with forward slashes
 * @param stored whether its bytes are stored as they are, not deflated
 * @param crc checksum of its bytes
 * @param packed bytes in the file
 * @param size bytes inflated
 * @param data where its bytes begin in the file
 */
record ZipPart(String name, boolean stored, long crc, long packed, long size, long data) {}
