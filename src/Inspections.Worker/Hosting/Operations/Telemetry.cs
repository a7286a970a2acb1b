using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace Inspections.Worker.Hosting.Operations;

/// <summary>What the worker tells a collector of measurements, if there is one. Nothing leaves unless an address is set.</summary>
internal static class Telemetry
{
    /// <summary>The name of the worker's meter and of its traces.</summary>
    public const string Name = RoundTrace.Name;

    /// <summary>The variable that OpenTelemetry has for the address.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The scheduler's own, and the platform's.
    private static readonly string[] Others = ["Quartz", "System.Runtime", "Microsoft.AspNetCore.Hosting"];

    public static void AddTelemetry(this WebApplicationBuilder builder, string? endpoint)
    {
        builder.Services.AddSingleton<JobFailures>();
        builder.Services.AddSingleton<Meters>();
        builder.Configuration[EndpointVariable] = endpoint ?? builder.Configuration[EndpointVariable];
        if (string.IsNullOrEmpty(builder.Configuration[EndpointVariable]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("inspections", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics.AddMeter([Name, .. Others]))
            .WithTracing(traces => traces.AddSource([Name, .. Others]))
            .UseOtlpExporter();
    }
}
