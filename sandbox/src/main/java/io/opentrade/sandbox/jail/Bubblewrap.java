package io.opentrade.sandbox.jail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A wall made of kernel namespaces by the program `bwrap`: own users, processes, network, IPC and
/// host name; no capability; a root file system that holds nothing but what the cell names, at
/// neutral paths and read-only, and a small private /tmp.
///
/// @param program the `bwrap` executable
public record Bubblewrap(Path program) implements Jail {
  private static final String SHELL = "/bin/sh";
  private static final String TMP_BYTES = Integer.toString(16 << 20);

  /// Where the dynamic linker and the C library of common systems lie.
  private static final List<String> LIBRARY_FOLDERS =
      List.of(
          "/lib64",
          "/lib/x86_64-linux-gnu",
          "/lib/aarch64-linux-gnu",
          "/usr/lib64",
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/lib",
          "/usr/lib");

  private static final List<String> LIBRARIES =
      List.of(
          "ld-linux-x86-64.so.2",
          "ld-linux-aarch64.so.1",
          "ld-musl-x86_64.so.1",
          "ld-musl-aarch64.so.1",
          "libc.so.6",
          "libm.so.6",
          "libdl.so.2",
          "libpthread.so.0",
          "librt.so.1",
          "libz.so.1",
          "libtinfo.so.6");

  static Probe probe() {
    Optional<Path> program = find();
    if (program.isEmpty()) {
      return new Probe.Missing(
          "no wall: install bubblewrap (the package is called bubblewrap nearly everywhere)");
    }
    Bubblewrap jail = new Bubblewrap(program.get());
    String complaint = jail.trial();
    return complaint.isEmpty()
        ? new Probe.Standing(jail)
        : new Probe.Missing(
            "no wall: bubblewrap is installed but cannot make one here ("
                + complaint
                + "); unprivileged user namespaces are probably switched off");
  }

  private static Optional<Path> find() {
    return List.of("/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap").stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Runs the shell inside and returns what went wrong; the empty text where nothing did.
  private String trial() {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(walls());
    command.addAll(systemFiles());
    command.addAll(devices());
    command.addAll(List.of("--", SHELL, "-c", "exit 7"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "it hangs";
      }
      String said = new String(process.getInputStream().readNBytes(300), UTF_8).strip();
      return process.exitValue() == 7 ? "" : said.isEmpty() ? "it fails" : said;
    } catch (IOException failure) {
      return String.valueOf(failure.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public Layout layout(Cell cell) {
    return new Layout(
        "/jdk/bin/java",
        insideClassPath(cell),
        cell.aotCache() == null ? null : "/cache/worker.aot",
        cell.jit() == null ? null : "/jit",
        cell.resources() == null ? null : "/resources",
        "/data");
  }

  @Override
  public List<String> command(Cell cell, List<String> program) {
    List<String> command = new ArrayList<>(List.of(this.program.toString()));
    command.addAll(walls());
    command.addAll(systemFiles());
    bind(command, cell.javaHome(), "/jdk");
    outsideOfJavaHome(cell.javaHome()).forEach(path -> bind(command, path, path.toString()));
    bindClassPath(command, cell);
    if (cell.aotCache() != null) {
      bind(command, cell.aotCache(), "/cache/worker.aot");
    }
    if (cell.jit() != null) {
      bind(command, cell.jit(), "/jit");
    }
    if (cell.resources() != null) {
      bind(command, cell.resources(), "/resources");
    }
    bind(command, cell.slot(), "/data");
    command.addAll(devices());
    command.add("--");
    command.addAll(ResourceLimits.wrap(SHELL, program));
    return command;
  }

  @Override
  public String name() {
    return "bubblewrap";
  }

  private static List<String> walls() {
    return List.of(
        "--unshare-user",
        "--unshare-ipc",
        "--unshare-pid",
        "--unshare-net",
        "--unshare-uts",
        "--unshare-cgroup-try",
        "--hostname",
        "worker",
        "--die-with-parent",
        "--new-session",
        "--clearenv",
        "--cap-drop",
        "ALL",
        "--size",
        Integer.toString(1 << 20),
        "--tmpfs",
        "/");
  }

  private static List<String> systemFiles() {
    List<String> arguments = new ArrayList<>();
    Set<String> bound = new LinkedHashSet<>();
    for (String folder : LIBRARY_FOLDERS) {
      for (String library : LIBRARIES) {
        Path file = Path.of(folder, library);
        // One copy of each is enough, but the linker's own path is fixed in every executable.
        if (Files.isRegularFile(file) && (library.startsWith("ld-") || bound.add(library))) {
          bind(arguments, file, file.toString());
        }
      }
    }
    bind(arguments, Path.of(SHELL), SHELL);
    return arguments;
  }

  private static List<String> devices() {
    List<String> arguments = new ArrayList<>(List.of("--proc", "/proc"));
    arguments.addAll(List.of("--size", "65536", "--tmpfs", "/dev"));
    for (String device : List.of("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")) {
      arguments.addAll(List.of("--dev-bind", device, device));
    }
    arguments.addAll(List.of("--size", TMP_BYTES, "--tmpfs", "/tmp"));
    arguments.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"));
    return arguments;
  }

  private static void bind(List<String> arguments, Path outside, String inside) {
    arguments.add("--ro-bind");
    arguments.add(outside.toString());
    arguments.add(inside);
  }

  /// Some distributions keep parts of a JDK, reached by links, under /etc.
  private static List<Path> outsideOfJavaHome(Path javaHome) {
    List<Path> found = new ArrayList<>();
    for (String part : List.of("conf", "lib", "lib/security", "conf/security")) {
      Path path = javaHome.resolve(part);
      try {
        if (Files.isSymbolicLink(path) && !path.toRealPath().startsWith(javaHome.toRealPath())) {
          found.add(path.toRealPath());
        }
      } catch (IOException _) {
        // A dangling link is as absent inside as it is outside.
      }
    }
    return found;
  }

  private static boolean oneFolder(Cell cell) {
    return cell.classPath().stream().map(Path::getParent).distinct().count() == 1;
  }

  private static List<String> insideClassPath(Cell cell) {
    List<String> inside = new ArrayList<>();
    for (int index = 0; index < cell.classPath().size(); index++) {
      String name = cell.classPath().get(index).getFileName().toString();
      inside.add("/worker/" + (oneFolder(cell) ? "" : index + "/") + name);
    }
    return inside;
  }

  private static void bindClassPath(List<String> arguments, Cell cell) {
    Path folder = cell.classPath().getFirst().getParent();
    if (folder != null && oneFolder(cell)) {
      bind(arguments, folder, "/worker");
      return;
    }
    List<String> inside = insideClassPath(cell);
    for (int index = 0; index < inside.size(); index++) {
      bind(arguments, cell.classPath().get(index), inside.get(index));
    }
  }
}
