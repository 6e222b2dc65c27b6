package dev.larder.cache.tck.server;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A server in a container, on one port of this machine for all its lives. */
final class DockerMemcached implements MemcachedServer {

    private static final DockerImageName IMAGE = DockerImageName.parse("memcached:1.6-alpine");
    private static final int READABLE = 0644;
    private static final int INSIDE = 11211;

    private final GenericContainer<?> container;
    private final int port;

    DockerMemcached(List<Path> files, List<String> options) throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        container = new GenericContainer<>(IMAGE).withExposedPorts(INSIDE);
        container.setPortBindings(List.of(port + ":" + INSIDE));
        files.forEach(
                file ->
                        container.withCopyFileToContainer(
                                MountableFile.forHostPath(file, READABLE), file.toString()));
        List<String> command = new ArrayList<>(List.of("memcached"));
        command.addAll(options);
        container.setCommand(command.toArray(String[]::new));
        container.start();
    }

    @Override
    public URI uri() {
        return URI.create("memcached://" + container.getHost() + ":" + port);
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
