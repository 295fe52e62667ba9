package io.opentrade.server.notify;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.store.ChannelRow;

/// A channel's setup as JSON and back.
final class SetupCodec {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
          .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
          .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY);

  private SetupCodec() {}

  static String write(ChannelSetup setup) {
    try {
      return JSON.writeValueAsString(setup);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @throws IllegalArgumentException where the row is none that this program has written
  static ChannelSetup read(ChannelRow row) {
    Class<? extends ChannelSetup> type =
        switch (row.kind()) {
          case MailChannel.KIND -> ChannelSetup.Mail.class;
          case WebhookChannel.KIND -> ChannelSetup.Webhook.class;
          case DesktopChannel.KIND -> ChannelSetup.Desktop.class;
          case ProgramChannel.KIND -> ChannelSetup.Program.class;
          default -> throw new IllegalArgumentException("no channel is a " + row.kind());
        };
    try {
      return JSON.readValue(row.document(), type);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("the channel " + row.name() + " is unreadable", broken);
    }
  }
}
