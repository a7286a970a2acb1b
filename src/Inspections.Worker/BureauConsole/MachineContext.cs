using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Scheduling;

namespace Inspections.Worker.BureauConsole;

/// <summary>What the pages of the machine ask.</summary>
/// <param name="Settings">The settings file.</param>
/// <param name="Backups">The backups.</param>
/// <param name="Keys">The keys, and their rotation.</param>
/// <param name="Calendar">The file of working days.</param>
internal sealed record MachineContext(SettingsFile Settings, BackupKeeper Backups, KeyRotation Keys, CalendarKeeper Calendar);
