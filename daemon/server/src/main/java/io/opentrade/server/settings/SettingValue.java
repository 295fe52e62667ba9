package io.opentrade.server.settings;

import io.opentrade.server.text.Phrase;
import org.jspecify.annotations.Nullable;

/// A setting with the value that holds now.
///
/// @param text the value as people write it
/// @param problem why a value of the file or the environment was ignored; null where none was
public record SettingValue(
    Setting<?> setting, String text, Origin origin, @Nullable Phrase problem) {}
