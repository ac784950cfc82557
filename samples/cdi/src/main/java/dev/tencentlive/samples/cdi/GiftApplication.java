package dev.tencentlive.samples.cdi;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Says where the resources are. */
@ApplicationPath("/")
public class GiftApplication extends Application {}
