using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Keys;

namespace Inspections.Worker.BureauConsole;

/// <summary>What the pages of the machine ask.</summary>
/// <param name="Settings">The settings file.</param>
/// <param name="Backups">The backups.</param>
/// <param name="Keys">The keys, and their rotation.</param>
internal sealed record MachineContext(SettingsFile Settings, BackupKeeper Backups, KeyRotation Keys);
