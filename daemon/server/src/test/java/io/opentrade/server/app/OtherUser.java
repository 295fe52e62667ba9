package io.opentrade.server.app;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Scanner;

/// A program of another user of the machine: asks at a socket, and prints what it hears. It needs
/// nothing but a JDK, since that user may not read where the others' classes lie.
final class OtherUser {
  private static final String HELLO =
      "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"hello\","
          + "\"params\":{\"protocol\":1,\"client\":\"test\",\"build\":\"*\"}}";

  private OtherUser() {}

  /// @param arguments the socket, then a method and its parameters in turn
  public static void main(String[] arguments) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(Path.of(arguments[0])));
      var answers = new Scanner(Channels.newInputStream(channel), StandardCharsets.UTF_8);
      say(channel, HELLO, answers);
      for (int at = 1; at < arguments.length; at += 2) {
        String method = arguments[at];
        String line =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
                .formatted(method, arguments[at + 1].replace('\'', '"'));
        System.out.println(method + " " + say(channel, line, answers));
      }
    } catch (IOException refused) {
      System.out.println("no way there: " + refused.getMessage());
    }
  }

  private static String say(SocketChannel channel, String line, Scanner answers)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return answers.hasNextLine() ? answers.nextLine() : "closed";
  }
}
