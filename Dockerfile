# docker build -t tcp-lab:2.0.0 .
# docker run --rm -p 8080:8080 tcp-lab:2.0.0 echo3
# Podman needs --format docker to build it, because its own format has no health check.

ARG JDK_IMAGE=docker.io/library/eclipse-temurin:25-jdk
ARG JRE_IMAGE=docker.io/library/eclipse-temurin:25-jre

FROM ${JDK_IMAGE} AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode -Dmaven.test.skip=true package
RUN java -Djarmode=tools -jar target/tcp-lab.jar extract --layers --destination layers

FROM ${JRE_IMAGE}
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY src/main/docker/application.yml src/main/docker/start ./
# What the JVM learns in a start that ends before a port is opened, every later start need not. Trained here, where the
# JVM and the jar are those that will use it.
RUN java -XX:+UseSerialGC -XX:AOTCacheOutput=/app/tcp-lab.aot -Dspring.context.exit=onRefresh \
      -jar /app/tcp-lab.jar lab \
    && rm -rf /tmp/*
USER 10001:10001
EXPOSE 8080-8084 9080
# Servers stop accepting, and exchanges under way get tcp-lab.server.stop-timeout (5s) to finish.
STOPSIGNAL SIGTERM
# Without the options that are meant for the server, such as another garbage collector or an agent.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["env", "-u", "JAVA_TOOL_OPTIONS", "-u", "JDK_JAVA_OPTIONS", "java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/app/tcp-lab.jar", "dev.tcplab.web.actuator.HealthCheck"]
ENTRYPOINT ["/app/start"]
