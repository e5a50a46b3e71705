package huizong.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The parts of a zipped workbook, each checked against its CRC and the limits before a byte of it is used. */
final class ZipPackage implements AutoCloseable {
    private static final long RATIO_FROM = 4L << 20;

    private final Limits limits;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private long total;

    ZipPackage(Path file, Limits limits) throws IOException {
        this.limits = limits;
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new UnreadableException(
                    "damaged-zip",
                    "文件不完整或已损坏（压缩目录无法读取：" + e.getMessage() + "）。请重新保存或重新拷贝后再报。",
                    "the file is cut off or damaged (no readable zip directory: " + e.getMessage()
                            + "); save it again");
        }
        try {
            index();
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void index() {
        Set<String> seen = new HashSet<>();
        if (zip.size() > limits.entries()) {
            throw refused("too-many-entries", "压缩包内有 " + zip.size() + " 个部分，过多", "it has " + zip.size() + " parts");
        }
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName().replace('\\', '/');
            String folded = name.toLowerCase(Locale.ROOT);
            if (name.startsWith("/") || ("/" + name + "/").contains("/../")) {
                throw refused("bad-entry-name", "内部路径越界：" + name, "the part name leaves the package: " + name);
            }
            if (!seen.add(folded)) {
                throw refused("duplicate-entry", "内部部分重名：" + name, "two parts are called " + name);
            }
            entries.put(folded, entry);
        }
    }

    boolean has(String name) {
        return entries.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** The whole of a part. */
    InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(name.toLowerCase(Locale.ROOT));
        if (entry == null) {
            throw refused("missing-part", "缺少内部部分 " + name, "the part " + name + " is missing");
        }
        long packed = Math.max(1, entry.getCompressedSize());
        CRC32 crc = new CRC32();
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.max(512, Math.min(entry.getSize(), 1 << 22)));
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] buffer = new byte[1 << 14];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
                out.write(buffer, 0, n);
                total += n;
                if (out.size() > limits.entrySize()
                        || total > limits.totalSize()
                        || (out.size() > RATIO_FROM && out.size() / packed > limits.ratio())) {
                    throw refused("zip-bomb", "部分 " + name + " 解压后过大", "the part " + name + " inflates to too much");
                }
            }
        } catch (ZipException e) {
            throw refused("damaged-zip", "部分 " + name + " 无法解压", "the part " + name + " cannot be inflated");
        } catch (java.io.EOFException e) {
            throw refused("damaged-zip", "部分 " + name + " 不完整", "the part " + name + " is cut off");
        }
        if (crc.getValue() != entry.getCrc()) {
            throw refused("bad-crc", "部分 " + name + " 的校验码不符，内容已被破坏", "the part " + name + " fails its checksum");
        }
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static UnreadableException refused(String code, String chinese, String english) {
        return new UnreadableException(
                code,
                "文件不可用：" + chinese + "。请用 Excel/WPS 打开原文件，重新另存为 .xlsx 再报。",
                english + "; save the workbook again");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
