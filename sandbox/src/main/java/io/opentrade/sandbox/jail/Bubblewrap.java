package io.opentrade.sandbox.jail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentrade.sandbox.kernel.Filters;
import io.opentrade.sandbox.kernel.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A wall made of kernel namespaces by the program `bwrap`: own users, processes, network, IPC and
/// host name; no capability; a filter of system calls; a root file system that holds nothing but
/// what the cell names, at neutral paths and read-only, and a small private /tmp. There is no /proc
/// in it: a JVM does without, and it would show the paths of this machine.
///
/// @param program the `bwrap` executable
public record Bubblewrap(Path program, Machine machine) implements Jail {
  private static final String TMP_BYTES = Integer.toString(16 << 20);
  private static final String JAVA = "/jdk/bin/java";

  /// Arguments and filter come through descriptors: a command line can be read from inside.
  private static final String START =
      "exec \"$0\" --args 8 --seccomp 9 -- \"$@\" 8<arguments 9<filter";

  static Wall.Finding probe() {
    Optional<Machine> machine = Machine.here();
    if (machine.isEmpty()) {
      return new Wall.Finding.Missing("bubblewrap needs Linux on x86-64 or arm64");
    }
    Optional<Path> program = find();
    if (program.isEmpty()) {
      return new Wall.Finding.Missing("bubblewrap is not installed (the package is bubblewrap)");
    }
    Bubblewrap jail = new Bubblewrap(program.get(), machine.get());
    String complaint = Trial.of(jail);
    return complaint.isEmpty()
        ? new Wall.Finding.Standing(jail, "bubblewrap with seccomp")
        : new Wall.Finding.Missing(
            "bubblewrap is installed but cannot make a wall here ("
                + complaint
                + "; are unprivileged user namespaces switched off?)");
  }

  private static Optional<Path> find() {
    return List.of("/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap").stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public Layout layout(Cell cell) {
    return new Layout(
        JAVA,
        insideClassPath(cell),
        cell.aotCache() == null ? null : "/cache/worker.aot",
        cell.jit() == null ? null : "/jit",
        cell.resources() == null ? null : "/resources",
        "/data");
  }

  @Override
  public Process start(Cell cell, List<String> program) throws IOException {
    Path wall = Slot.wall(cell.slot());
    String arguments = String.join("\0", arguments(cell)) + "\0";
    Files.writeString(wall.resolve("arguments"), arguments, UTF_8);
    Files.write(wall.resolve("filter"), Filters.closed(machine));
    List<String> command =
        new ArrayList<>(List.of(SystemFiles.SHELL, "-c", START, this.program.toString()));
    command.addAll(ResourceLimits.wrap(program, cell.memoryMegabytes(), true));
    ProcessBuilder builder = new ProcessBuilder(command).directory(wall.toFile());
    builder.environment().clear();
    return builder.start();
  }

  private static List<String> arguments(Cell cell) {
    List<String> arguments = new ArrayList<>(walls());
    SystemFiles.libraries().forEach(file -> bind(arguments, file, file.toString()));
    bind(arguments, Path.of(SystemFiles.SHELL), SystemFiles.SHELL);
    bind(arguments, cell.javaHome(), "/jdk");
    SystemFiles.outsideOfJavaHome(cell.javaHome())
        .forEach(path -> bind(arguments, path, path.toString()));
    bindClassPath(arguments, cell);
    if (cell.aotCache() != null) {
      bind(arguments, cell.aotCache(), "/cache/worker.aot");
    }
    if (cell.jit() != null) {
      bind(arguments, cell.jit(), "/jit");
    }
    if (cell.resources() != null) {
      bind(arguments, cell.resources(), "/resources");
    }
    bind(arguments, Slot.data(cell.slot()), "/data");
    arguments.addAll(devices());
    return arguments;
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

  private static List<String> devices() {
    List<String> arguments = new ArrayList<>();
    // All a JVM wants of /proc is to learn where its own executable lies.
    arguments.addAll(List.of("--size", "4096", "--tmpfs", "/proc"));
    arguments.addAll(List.of("--symlink", JAVA, "/proc/self/exe", "--remount-ro", "/proc"));
    arguments.addAll(List.of("--size", "65536", "--tmpfs", "/dev"));
    List<Path> devices = new ArrayList<>(SystemFiles.READ_ONLY_DEVICES);
    devices.add(SystemFiles.NULL_DEVICE);
    for (Path device : devices) {
      arguments.addAll(List.of("--dev-bind", device.toString(), device.toString()));
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
    if (oneFolder(cell) && cell.classPath().getFirst().getParent() != null) {
      bind(arguments, cell.classPath().getFirst().getParent(), "/worker");
      return;
    }
    List<String> inside = insideClassPath(cell);
    for (int index = 0; index < inside.size(); index++) {
      bind(arguments, cell.classPath().get(index), inside.get(index));
    }
  }
}
