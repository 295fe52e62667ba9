package io.opentrade.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.client.FakeDaemon.Peer;
import io.opentrade.protocol.frame.FileClose;
import io.opentrade.protocol.frame.FileData;
import io.opentrade.protocol.frame.FileHandle;
import io.opentrade.protocol.frame.FileOpen;
import io.opentrade.protocol.frame.FileRead;
import io.opentrade.protocol.frame.FileWrite;
import io.opentrade.protocol.frame.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClientFilesTest {
  private final Path home;

  ClientFilesTest(@TempDir Path home) {
    this.home = home;
  }

  private static int open(Peer peer, String path, String mode) throws IOException {
    return switch (peer.call(new FileOpen(path, mode))) {
      case Message.Answer answer -> FileHandle.of(answer.result()).handle();
      case Message.Refusal refusal -> throw new IOException(refusal.message());
      case Message.Call _, Message.Notice _ -> throw new IllegalStateException();
    };
  }

  private static String told(Message answer) {
    return answer instanceof Message.Refusal refusal ? refusal.message() : "";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void aFileAppearsWholeWhenCommitted() throws Exception {
    Files.createDirectory(home.resolve("sub"));
    Path target = home.resolve("sub/out.csv");
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              int handle = open(peer, "sub/out.csv", FileOpen.WRITE);
              peer.call(new FileWrite(handle, bytes("a,b\n")));
              boolean early = Files.exists(target);
              peer.call(new FileWrite(handle, bytes("1,2\n")));
              peer.call(new FileClose(handle, true));
              return early ? 1 : 0;
            })) {
      assertEquals(0, ClientProcess.run(home, "x").exit());
    }
    assertEquals("a,b\n1,2\n", Files.readString(target));
    assertEquals(List.of(target), list(home.resolve("sub")));
  }

  @Test
  void anAbandonedFileLeavesTheOldOne() throws Exception {
    Path folder = Files.createDirectory(home.resolve("sub"));
    Path target = Files.writeString(folder.resolve("out.csv"), "old");
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              int dropped = open(peer, "sub/out.csv", FileOpen.WRITE);
              peer.call(new FileWrite(dropped, bytes("new")));
              peer.call(new FileClose(dropped, false));
              peer.call(new FileWrite(open(peer, "sub/out.csv", FileOpen.WRITE), bytes("new")));
              return -1; // dies with it open
            })) {
      assertEquals(5, ClientProcess.run(home, "x").exit());
    }
    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), list(folder));
  }

  @Test
  void aLinkStaysALinkAndModesStay() throws Exception {
    Path folder = Files.createDirectory(home.resolve("sub"));
    Path target = Files.writeString(folder.resolve("real.csv"), "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(home.resolve("link.csv"), target);
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              int handle = open(peer, "link.csv", FileOpen.WRITE);
              peer.call(new FileWrite(handle, bytes("new")));
              peer.call(new FileClose(handle, true));
              return 0;
            })) {
      ClientProcess.run(home, "x");
    }
    assertEquals("new", Files.readString(target));
    assertTrue(Files.isSymbolicLink(home.resolve("link.csv")));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
  }

  @Test
  void whatCannotBeOpenedIsSaidInWords() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.out(told(peer.call(new FileOpen("no/out.csv", FileOpen.WRITE))) + "\n");
              peer.out(told(peer.call(new FileOpen("run", FileOpen.WRITE))) + "\n");
              peer.out(told(peer.call(new FileOpen("none.csv", FileOpen.READ))) + "\n");
              int full = open(peer, "/dev/full", FileOpen.WRITE);
              peer.out(told(peer.call(new FileWrite(full, bytes("x")))) + "\n");
              return 0;
            })) {
      assertEquals(
          """
          cannot write no/out.csv: no such file or folder
          cannot write run: it is a folder
          cannot read none.csv: No such file or directory
          cannot write /dev/full: No space left on device
          """,
          ClientProcess.run(home, "x").out());
    }
  }

  @Test
  void standardInputAndOutputAreFilesToo() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              int in = open(peer, "-", FileOpen.READ);
              int out = open(peer, "/dev/stdout", FileOpen.WRITE);
              boolean end = false;
              while (!end) {
                if (!(peer.call(new FileRead(in, 4)) instanceof Message.Answer answer)) {
                  return 1;
                }
                FileData piece = FileData.of(answer.result());
                peer.call(new FileWrite(out, piece.data()));
                end = piece.end();
              }
              peer.call(new FileClose(out, true));
              return 0;
            })) {
      ClientProcess.Ended ended = ClientProcess.run(home, List.of(), "input of some length", "x");
      assertEquals(new ClientProcess.Ended(0, "input of some length", ""), ended);
    }
  }

  @Test
  void anEndIsHeardWhileInputIsAwaited() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              int in = open(peer, "-", FileOpen.READ);
              peer.send(io.opentrade.protocol.frame.Frames.call("s99", new FileRead(in, 4)));
              return 3;
            })) {
      Process process = ClientProcess.builder(home, ClientProcess.command(List.of(), "x")).start();
      assertEquals(3, ClientProcess.exit(process)); // although its input stays open
      assertFalse(process.isAlive());
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
