package io.opentrade.server.notify;

import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Makes channels from their setups.
///
/// @param path where the programs of the desktop are looked for
/// @param trust whose certificates count for mail servers; null for those that the machine trusts
public record ChannelMaker(
    ChannelSecrets secrets,
    SearchPath path,
    OkHttpClient http,
    @Nullable SSLSocketFactory trust,
    InstantSource clock) {
  Channel make(String name, ChannelSetup setup) {
    return switch (setup) {
      case ChannelSetup.Mail mail ->
          new MailChannel(name, mail, secrets, trust, TalkLimit.STANDARD);
      case ChannelSetup.Webhook webhook -> new WebhookChannel(name, webhook, secrets, http, clock);
      case ChannelSetup.Desktop _ -> new DesktopChannel(name, path);
      case ChannelSetup.Program program -> new ProgramChannel(name, program);
    };
  }
}
