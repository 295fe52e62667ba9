package io.opentrade.server.notify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a channel needs beside its secrets.
sealed interface ChannelSetup {
  String kind();

  /// Where it leads, in words.
  String target();

  /// E-mail.
  ///
  /// @param user who logs in; null for nobody
  record Mail(
      String host, int port, Security security, @Nullable String user, String from, List<String> to)
      implements ChannelSetup {
    public Mail {
      to = List.copyOf(to);
    }

    @Override
    public String kind() {
      return MailChannel.KIND;
    }

    @Override
    public String target() {
      return String.join(", ", to) + " by " + host + ":" + port;
    }
  }

  /// How a mail server is spoken with.
  enum Security {
    /// Encrypted from the first byte.
    TLS,
    /// Encrypted before anything is said; refused where the server does not offer it.
    STARTTLS,
    /// In the clear, on this machine only.
    NONE
  }

  record Webhook(String address) implements ChannelSetup {
    @Override
    public String kind() {
      return WebhookChannel.KIND;
    }

    @Override
    public String target() {
      return address;
    }
  }

  record Desktop() implements ChannelSetup {
    @Override
    public String kind() {
      return DesktopChannel.KIND;
    }

    @Override
    public String target() {
      return "";
    }
  }

  /// @param program its absolute path
  record Program(String program, List<String> arguments) implements ChannelSetup {
    public Program {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String kind() {
      return ProgramChannel.KIND;
    }

    @Override
    public String target() {
      return arguments.isEmpty() ? program : program + " " + String.join(" ", arguments);
    }
  }
}
