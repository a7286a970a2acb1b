using Inspections.Worker.Hosting.Configuration;

namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>How the machine stands.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="MayManage">True for who may do something about it.</param>
/// <param name="WaitsForRestart">True when settings were changed since the start.</param>
/// <param name="Wrong">What the worker reports as wrong.</param>
/// <param name="Destinations">Where published files are brought.</param>
/// <param name="Alerts">Where alerts go.</param>
/// <param name="BackupFolder">Where backups lie.</param>
/// <param name="IsOnServer">True where the database is a server's, which makes its own backups.</param>
/// <param name="Backups">The backups, the last first.</param>
/// <param name="LastGood">When the last was made that was found whole, or null.</param>
/// <param name="Calendar">Where the working days come from.</param>
/// <param name="Years">The years around this one.</param>
/// <param name="Provisional">Rounds whose days are provisional, the first of them.</param>
public sealed record SystemView(
    ConsoleFrame Frame, bool MayManage, bool WaitsForRestart, IReadOnlyList<Text> Wrong, IReadOnlyList<DestinationRow> Destinations, IReadOnlyList<string> Alerts, string BackupFolder, bool IsOnServer,
    IReadOnlyList<BackupRow> Backups, string? LastGood, string Calendar, IReadOnlyList<CalendarYear> Years, IReadOnlyList<(string Round, string At)> Provisional);

/// <summary>A year of the working days.</summary>
/// <param name="Year">The year.</param>
/// <param name="IsKnown">True where its days are known to this worker.</param>
/// <param name="IsTaken">True where the next start will know them by the bureau's own file.</param>
public sealed record CalendarYear(int Year, bool IsKnown, bool IsTaken);

/// <summary>A destination of published files.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Where">Its address or folder.</param>
/// <param name="Missing">Files that it has not got.</param>
/// <param name="SetAside">Those that are not sent again by themselves.</param>
/// <param name="Dead">The first of them with its last word on each.</param>
/// <param name="Trouble">That it fails, or null.</param>
/// <param name="Again">When it is asked again, or null.</param>
public sealed record DestinationRow(string Name, string Where, long Missing, int SetAside, IReadOnlyList<string> Dead, Text? Trouble, string? Again);

/// <summary>A backup.</summary>
/// <param name="Name">Its file.</param>
/// <param name="At">When it was made.</param>
/// <param name="Size">How large it is.</param>
/// <param name="IsGood">True for the last that was found whole.</param>
public sealed record BackupRow(string Name, string At, string Size, bool IsGood);

/// <summary>The settings.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="File">The file.</param>
/// <param name="WaitsForRestart">True when it was changed since the start.</param>
/// <param name="Lines">Every setting.</param>
public sealed record SettingsView(ConsoleFrame Frame, string File, bool WaitsForRestart, IReadOnlyList<SettingLine> Lines);

/// <summary>One setting.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Line">The setting.</param>
/// <param name="MayManage">True for who may change it.</param>
/// <param name="Value">What stands in the form.</param>
/// <param name="Change">What it would be, once it was checked.</param>
public sealed record SettingView(ConsoleFrame Frame, SettingLine Line, bool MayManage, string Value, SettingChange? Change);

/// <summary>What came of a trial of alerts.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Rows">A line a destination.</param>
public sealed record TrialView(ConsoleFrame Frame, IReadOnlyList<TrialRow> Rows);

/// <summary>A destination of alerts.</summary>
/// <param name="Address">Where.</param>
/// <param name="HasArrived">True when it arrived.</param>
/// <param name="Response">What was answered.</param>
public sealed record TrialRow(string Address, bool HasArrived, Text Response);

/// <summary>The keys.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Keys">Every signing key, the last first.</param>
/// <param name="IsHere">True when the private half of the one in force is on this machine.</param>
/// <param name="Recovery">The recovery key's public half.</param>
/// <param name="RecoveryIsHere">True when its private half is still on this machine.</param>
/// <param name="Sealing">The id of the key that values are sealed under, or null.</param>
/// <param name="SealingIsHere">True when it is on this machine.</param>
/// <param name="IsPossible">True where a new key can be taken by the page.</param>
/// <param name="Pending">A rotation that waits for its approval, as the form gives it back; or null.</param>
/// <param name="Decided">The same in words.</param>
/// <param name="MayDecide">True for who may decide one.</param>
/// <param name="MayApprove">True for who may approve it.</param>
/// <param name="DropsAs">As what the person may take it back, or null.</param>
public sealed record KeysView(
    ConsoleFrame Frame, IReadOnlyList<KeyRow> Keys, bool IsHere, string Recovery, bool RecoveryIsHere, string? Sealing, bool SealingIsHere, bool IsPossible, string? Pending, Text? Decided,
    bool MayDecide, bool MayApprove, string? DropsAs);

/// <summary>A signing key.</summary>
/// <param name="Key">Its public half.</param>
/// <param name="Since">The entry of the ledger that names it.</param>
/// <param name="At">When that was.</param>
/// <param name="Decision">Who decided on it, or null.</param>
/// <param name="IsInForce">True for the last.</param>
public sealed record KeyRow(string Key, long Since, string At, string? Decision, bool IsInForce);
