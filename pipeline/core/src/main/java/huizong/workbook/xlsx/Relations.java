package huizong.workbook.xlsx;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a part of a package refers to, by the numbers it uses for it. Nothing is ever opened outside the package. */
public final class Relations {
    /** The namespaces of relation types, transitional, strict and of packages; others are no relations of ours. */
    private static final Pattern TYPE = Pattern.compile(
            "http://(?:schemas\\.openxmlformats\\.org/(?:officeDocument|package)/2006|purl\\.oclc\\.org/ooxml/officeDocument)"
                    + "/relationships/(?:metadata/)?([A-Za-z-]+)");

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:");

    private final String folder;
    private final Map<String, Relation> relations;

    /**
     * @param type the last word of the relation's type: {@code worksheet}, {@code sharedStrings} …
     * @param target as stated
     */
    record Relation(String type, String target, boolean external) {}

    private Relations(String folder, Map<String, Relation> relations) {
        this.folder = folder;
        this.relations = relations;
    }

    /** @param part whose relations; empty for the package itself */
    public static Relations of(ZipPackage zip, String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String rels = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
        return new Relations(part.substring(0, slash), zip.has(rels) ? zip.parse(rels, Relations::read) : Map.of());
    }

    private static Map<String, Relation> read(XmlCursor xml) throws IOException {
        Map<String, Relation> relations = new LinkedHashMap<>();
        for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            if (!xml.name().equals("Relationship")) {
                xml.strange(xml.name());
                continue;
            }
            String type = xml.attribute("Type");
            String target = xml.attribute("Target");
            Matcher own = TYPE.matcher(type);
            Relation relation = new Relation(
                    own.matches() ? own.group(1) : type,
                    target,
                    xml.attribute("TargetMode").equalsIgnoreCase("External")
                            || SCHEME.matcher(target).find()
                            || target.startsWith("//"));
            Relation other = relations.put(xml.attribute("Id"), relation);
            if (other != null && !other.equals(relation)) {
                throw refused(
                        "duplicate-relation",
                        "两个内部关系使用同一编号 " + xml.attribute("Id"),
                        "two relations have the number " + xml.attribute("Id"));
            }
        }
        return relations;
    }

    Optional<Relation> get(String id) {
        return Optional.ofNullable(relations.get(id));
    }

    /** The part of the only relation of a type; empty where there is none. */
    public String part(String type) {
        List<String> parts = relations.values().stream()
                .filter(r -> r.type().equals(type))
                .map(this::part)
                .distinct()
                .toList();
        if (parts.size() > 1) {
            throw refused("duplicate-relation", "有两个 " + type + " 部分", "it has two parts of the type " + type);
        }
        return parts.isEmpty() ? "" : parts.get(0);
    }

    /** The name of the part a relation points to. */
    String part(Relation relation) {
        String target = relation.target();
        if (relation.external()) {
            throw refused("external-part", "内部关系指向外部文件：" + target, "a part is said to be outside the file: " + target);
        }
        List<String> steps = new ArrayList<>();
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        for (String step : path.replace('\\', '/').split("/", -1)) {
            if (step.equals("..")) {
                if (steps.isEmpty()) {
                    throw refused("part-outside", "内部路径越界：" + target, "a part reference leaves the package: " + target);
                }
                steps.remove(steps.size() - 1);
            } else if (!step.equals(".") && !step.isEmpty()) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    private static UnreadableException refused(String code, String chinese, String english) {
        return UnreadableException.of(code, chinese, english, Advice.SAVE_AGAIN);
    }
}
