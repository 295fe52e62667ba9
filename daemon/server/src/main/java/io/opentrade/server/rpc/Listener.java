package io.opentrade.server.rpc;

import io.opentrade.server.log.Log;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Listens on the Unix socket. The caller holds the instance lock, so a socket file that is there
/// already was left behind by a dead daemon and is deleted.
public final class Listener implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final long PAUSE_MILLIS = 50;
  private static final long LOOK_MILLIS = 1_000;
  private static final int TOLD_EVERY = 1_000;

  private final Path socket;
  private final boolean forOthers;
  private final Log log;
  private final Consumer<SocketChannel> welcome;
  private final ReentrantLock lock = new ReentrantLock();
  private ServerSocketChannel channel;
  private boolean closed;
  private int failures;

  private Listener(
      ServerSocketChannel channel,
      Path socket,
      boolean forOthers,
      Log log,
      Consumer<SocketChannel> welcome) {
    this.channel = channel;
    this.socket = socket;
    this.forOthers = forOthers;
    this.log = log;
    this.welcome = welcome;
  }

  /// @param forOthers whether other users of the machine may connect, as far as its folder lets
  ///     them
  /// @param welcome handed each new connection on a virtual thread of its own; closes it at the end
  /// @throws IOException where the socket cannot be bound
  public static Listener open(
      Path socket, boolean forOthers, Log log, Consumer<SocketChannel> welcome) throws IOException {
    if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
      removeLeftOver(socket);
    }
    ServerSocketChannel channel = bound(socket, forOthers);
    var listener = new Listener(channel, socket, forOthers, log, welcome);
    listener.accept(channel);
    Thread.ofVirtual().name("listener").start(listener::keep);
    return listener;
  }

  private static ServerSocketChannel bound(Path socket, boolean forOthers) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
      if (forOthers) {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
      }
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
    return channel;
  }

  /// A socket whose file was deleted hears nobody any more, not even who wants to halt: it is made
  /// again.
  private void keep() {
    while (pause(LOOK_MILLIS)) {
      lock.lock();
      try {
        if (closed) {
          return;
        }
        if (Files.notExists(socket, LinkOption.NOFOLLOW_LINKS)) {
          ServerSocketChannel deaf = channel;
          channel = bound(socket, forOthers);
          accept(channel);
          deaf.close();
          log.warn("the socket was deleted, and is made again", "path", socket);
        }
      } catch (IOException failed) {
        tellSometimes("the socket was deleted, and cannot be made again", failed);
      } finally {
        lock.unlock();
      }
    }
  }

  private void accept(ServerSocketChannel from) {
    Thread.ofVirtual().name("accept").start(() -> acceptAll(from));
  }

  private static void removeLeftOver(Path socket) throws IOException {
    var attributes =
        Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isOther()) {
      throw new FileAlreadyExistsException(socket.toString(), null, "it is no socket");
    }
    Files.delete(socket);
  }

  private void acceptAll(ServerSocketChannel from) {
    while (from.isOpen()) {
      try {
        SocketChannel peer = from.accept();
        Thread.ofVirtual().name("connection").start(() -> welcome.accept(peer));
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException failed) {
        // too many open files, for example: what is open goes on, and room may come
        tellSometimes("cannot accept a connection", failed);
        if (!pause(PAUSE_MILLIS)) {
          return;
        }
      }
    }
  }

  /// It comes again and again as long as it lasts, and must not fill the log.
  private void tellSometimes(String event, IOException failed) {
    lock.lock();
    try {
      if (failures++ % TOLD_EVERY == 0) {
        log.warn(event, "cause", failed);
      }
    } finally {
      lock.unlock();
    }
  }

  /// @return false where this thread is to end
  private static boolean pause(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Lets nobody in any more and removes the socket; open connections go on.
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closed = true;
      Files.deleteIfExists(socket);
      channel.close();
    } finally {
      lock.unlock();
    }
  }
}
