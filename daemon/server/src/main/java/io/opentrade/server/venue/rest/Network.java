package io.opentrade.server.venue.rest;

import java.time.InstantSource;
import okhttp3.OkHttpClient;

/// What connectors reach REST interfaces with.
///
/// @param client its connections are shared
public record Network(OkHttpClient client, RestSettings settings, InstantSource clock, Pace pace) {}
