package huizong.guide;

import huizong.cli.Main;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The program in a folder of its own: a process that stands there runs one command line after another by the program's
 * entry point, because a process cannot change the folder it stands in.
 */
final class Shell implements AutoCloseable {
    /** What a command said, and how it ended. */
    record Said(int status, String out, String err) {}

    private final Process process;
    private final DataOutputStream commands;
    private final DataInputStream results;

    /** @param language of the reader's machine, {@code zh} or {@code en} */
    Shell(Path folder, String language) throws IOException {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-Djava.awt.headless=true",
                        "-Duser.language=" + language,
                        "-cp",
                        classes,
                        Shell.class.getName())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        commands = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        results = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** Runs the program with these arguments. */
    Said run(List<String> arguments) throws IOException {
        commands.writeInt(arguments.size());
        for (String argument : arguments) {
            write(commands, argument);
        }
        commands.flush();
        return new Said(results.readInt(), read(results), read(results));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The other side. */
    public static void main(String... none) throws IOException {
        DataInputStream commands = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream results = new DataOutputStream(new BufferedOutputStream(System.out));
        System.setOut(System.err);
        while (true) {
            List<String> arguments = new ArrayList<>();
            try {
                for (int count = commands.readInt(); count > 0; count--) {
                    arguments.add(read(commands));
                }
            } catch (EOFException e) {
                return;
            }
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            results.writeInt(
                    Main.execute(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new)));
            write(results, out.toString());
            write(results, err.toString());
            results.flush();
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
