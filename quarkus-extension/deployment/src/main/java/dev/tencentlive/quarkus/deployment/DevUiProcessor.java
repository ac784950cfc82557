package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.quarkus.dev.LiveDevUi;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;

/** The card in the Dev UI. */
@BuildSteps(onlyIf = IsDevelopment.class)
final class DevUiProcessor {

    @BuildStep
    AdditionalBeanBuildItem sentMessages() {
        return AdditionalBeanBuildItem.unremovableOf("dev.tencentlive.quarkus.dev.SentMessages");
    }

    @BuildStep
    JsonRPCProvidersBuildItem answers() {
        return new JsonRPCProvidersBuildItem(LiveDevUi.class);
    }

    @BuildStep
    CardPageBuildItem card() {
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(Page.webComponentPageBuilder()
                .title("Messages")
                .icon("font-awesome-solid:comments")
                .componentLink("qwc-tencent-live-messages.js"));
        return card;
    }
}
