package dev.tencentlive.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Events are published unless switched off in any of Boot's words for it; {@code @ConditionalOnProperty} knows only one. */
final class OnEvents extends SpringBootCondition {

    private static final String ENABLED = "tencent.live.events.enabled";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Tencent Live events");
        return new LiveProperties(context.getEnvironment()).isFalse(ENABLED)
                ? ConditionOutcome.noMatch(message.because(ENABLED + " says no"))
                : ConditionOutcome.match(message.because("they are not switched off"));
    }
}
