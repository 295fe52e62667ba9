package io.opentrade.sandbox.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A cgroup (version 2) in which each worker gets a group of its own, beside the group of this
/// process. It can be had where the parent of our group was handed over to this user with its
/// memory and pids controllers, as systemd does for a unit of the user; elsewhere the kernel's
/// per-process limits and the watchdogs have to do.
public final class ControlGroup {
  private static final List<String> NEEDED = List.of("memory", "pids");

  private final Path parent;
  private final AtomicLong count = new AtomicLong();

  private ControlGroup(Path parent) {
    this.parent = parent;
  }

  /// The one of this machine, if any.
  public static Optional<ControlGroup> find() {
    return find(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
  }

  /// @param own lists the groups of this process: `0::/user.slice/…/opentrade.service`
  /// @param root where the hierarchy is mounted
  static Optional<ControlGroup> find(Path own, Path root) {
    try {
      for (String line : Files.readAllLines(own)) {
        if (line.startsWith("0::/") && line.length() > 4) {
          Path parent = root.resolve(line.substring(4)).normalize().getParent();
          if (parent != null && parent.startsWith(root) && isOurs(parent)) {
            return Optional.of(new ControlGroup(parent));
          }
        }
      }
    } catch (IOException _) {
      // No such hierarchy.
    }
    return Optional.empty();
  }

  private static boolean isOurs(Path parent) throws IOException {
    Path controllers = parent.resolve("cgroup.subtree_control");
    return Files.isWritable(parent)
        && Files.isWritable(parent.resolve("cgroup.procs"))
        && Files.isReadable(controllers)
        && Arrays.asList(Files.readString(controllers).strip().split(" ")).containsAll(NEEDED);
  }

  /// A group for one worker.
  ///
  /// @param memoryBytes what it may use, without swap
  /// @param processes with threads
  /// @throws IOException where it cannot be made
  public Group create(long memoryBytes, int processes) throws IOException {
    String name =
        "opentrade-worker-" + ProcessHandle.current().pid() + "-" + count.incrementAndGet();
    Path folder = Files.createDirectory(parent.resolve(name));
    Group group = new Group(folder);
    try {
      Files.writeString(folder.resolve("memory.max"), Long.toString(memoryBytes));
      Files.writeString(folder.resolve("pids.max"), Integer.toString(processes));
      Path swap = folder.resolve("memory.swap.max");
      if (Files.exists(swap)) {
        Files.writeString(swap, "0");
      }
      return group;
    } catch (IOException failure) {
      group.close();
      throw failure;
    }
  }

  /// One worker's group.
  public record Group(Path folder) implements AutoCloseable {
    /// Moves processes in; their threads go along.
    ///
    /// @throws IOException where the kernel refuses
    public void take(List<Long> processes) throws IOException {
      for (long process : processes) {
        Files.writeString(folder.resolve("cgroup.procs"), Long.toString(process));
      }
    }

    /// Ends what is left in it and removes it. A group that cannot be removed yet stays behind
    /// empty.
    @Override
    public void close() {
      try {
        Path kill = folder.resolve("cgroup.kill");
        if (Files.exists(kill)) {
          Files.writeString(kill, "1");
        }
        Files.deleteIfExists(folder);
      } catch (IOException _) {
        // Its processes are still ending.
      }
    }
  }
}
