package dev.tencentlive.samples.cdi;

import dev.tencentlive.SendReceipt;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** The same service without a server, on Weld SE. */
public final class GiftMain {

    private GiftMain() {}

    /**
     * Gives one gift and prints its receipt.
     *
     * @param arguments the room
     */
    // region main
    public static void main(String[] arguments) {
        try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
            SendReceipt receipt =
                    container.select(GiftService.class).get().give(arguments[0], new Gift("ann", "rose", 3));
            System.out.println("Gift taken: sequence " + receipt.sequence() + ", RequestId " + receipt.requestId());
        }
    }
    // endregion
}
