package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageSenderBuilder;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Runs exchanges on the application's executor of MicroProfile Context Propagation. */
@Singleton
@Priority(BeanPlanner.CONTEXT_PROPAGATION)
final class ContextPropagationPart implements OptionalPart {

    @Inject
    @Any
    Instance<ManagedExecutor> executors;

    @Override
    @SuppressWarnings("UnnecessaryAssignment") // the injected one may not see all, as BeanFinder says
    public void find(BeanFinder finder) {
        executors = finder.any(ManagedExecutor.class);
    }

    @Override
    public void contribute(String client, LiveMessageSenderBuilder builder) {
        ClientBeans.forClient(executors, client).ifPresent(builder::executor);
    }
}
