namespace Inspections.Worker.Hosting;

/// <summary>The clock of the machine. A front end takes it here and hands it in; nobody else knows what time it is.</summary>
internal static class MachineClock
{
#pragma warning disable RS0030 // The one place where it is taken.
    public static TimeProvider Time => TimeProvider.System;
#pragma warning restore RS0030
}
