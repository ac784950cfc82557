package dev.tencentlive.spring.test;

import org.springframework.stereotype.Component;

/** Not needed by a test of the {@link Counter}. */
@Component
final class Warehouse {}
