package dev.tencentlive.spring.test;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application of two components. */
@SpringBootApplication(proxyBeanMethods = false)
class GiftShop {

    /**
     * A payload.
     *
     * @param giftName what it is
     */
    public record Gift(String giftName) {}
}
