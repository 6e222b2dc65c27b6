package dev.larder.cache.tck.server;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** DynamoDB Local in a container, on one port of this machine for all its lives. */
final class DockerDynamoDb implements DynamoDbServer {

    private static final DockerImageName IMAGE =
            DockerImageName.parse("amazon/dynamodb-local:2.6.1");
    private static final int INSIDE = 8000;

    private final GenericContainer<?> container;
    private final int port;

    DockerDynamoDb() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        container = new GenericContainer<>(IMAGE).withExposedPorts(INSIDE);
        container.setPortBindings(List.of(port + ":" + INSIDE));
        container.setCommand("-jar", "DynamoDBLocal.jar", "-inMemory", "-disableTelemetry");
        container.start();
    }

    @Override
    public URI uri() {
        return URI.create("http://" + container.getHost() + ":" + port);
    }

    @Override
    public void pause() {
        docker().pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void resume() {
        docker().unpauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
        docker().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void restart() {
        docker().startContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void close() {
        container.stop();
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }
}
