using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Cli.Directories;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary>One <c>inspections import</c>, with everything that was said on the command line.</summary>
internal sealed class ImportExecution(string folder, string path, ImportOptions options, TextWriter output, TextWriter errors)
{
    /// <summary>What the list speaks for.</summary>
    public required DirectoryScope Scope { get; init; }

    /// <summary>True to take the good rows of a file that has bad ones.</summary>
    public required bool SkipBad { get; init; }

    /// <summary>How the change is agreed to.</summary>
    public required Agreement Agreement { get; init; }

    /// <summary>Why public results are corrected, or null.</summary>
    public required string? Correction { get; init; }

    /// <summary>Who enters results, of the people whom the settings name as long as there are no accounts.</summary>
    public required Func<StaffOptions, Label> By { get; init; }

    /// <summary>Refuses draws of sectors that the person does not see.</summary>
    public required Func<DrawId, DrawId> Own { get; init; }

    /// <summary>Refuses an account that is of some sectors only.</summary>
    public required Action RequireAllSectors { get; init; }

    /// <summary>Has a list of recusals decided by one and approved by another.</summary>
    public required Action<StaffOptions> Approve { get; init; }

    /// <summary>The year of recusals on a day.</summary>
    public required Func<DateOnly, int> RecusalYear { get; init; }

    public int Firms() => Import(FirmFile.Read(path, options), (opened, update, file) =>
    {
        FirmStrata.Require(opened.Policy, file);
        return update.Target(file);
    });

    public int Inspectors() => Import(InspectorFile.Read(path, options), (_, update, file) => update.Target(file));

    public int Items() => Import(ItemFile.Read(path, options), (_, update, file) => update.Target(file));

    public int Recusals()
    {
        ImportedRows<RecusalRow> rows = RecusalFile.Read(path, options);
        using OpenBureau opened = OpenOwn();
        return Change(opened, opened.Bureau.Database.Read(s => RecusalImport.Of(s, rows)), (o, update, file) => update.Target(file, RecusalYear(o.Bureau.Today)), () => Approve(opened.Settings.Staff));
    }

    public int Dishonest()
    {
        RequireAllSectors();

        // Rows of firms that the bureau does not have are other bureaus' and need not be right.
        var data = new DataDirectory(folder);
        IReadOnlySet<string>? firms = data.Database.Schema.Exists ? data.Database.Read(s => FirmStore.Names(s).Keys.ToHashSet(StringComparer.Ordinal)) : null;
        ImportedRows<DishonestyRow> rows = DishonestyFile.Read(path, options with { Firms = firms });
        using OpenBureau opened = OpenOwn();
        return ImportDishonesty.Take(opened, rows, SkipBad, output, errors);
    }

    public int Results()
    {
        using OpenBureau opened = OpenBureau.Open(folder);
        PersonalDataWords.Warn(errors, "--correct", Correction);
        var terms = new EntryTerms(By(opened.Settings.Staff), Correction);
        ResultNames names = opened.Bureau.Database.Read(ResultImport.Names);
        ImportedRows<InspectionResult?> sheet = ResultFile.Read(path, options with { ResultNames = names });
        foreach (DrawId draw in sheet.Rows.Select(r => r.Value).OfType<InspectionResult>().Select(r => r.Draw).Distinct())
        {
            _ = Own(draw);
        }

        return ImportResults.Take(opened, sheet, terms, SkipBad, output, errors);
    }

    public int Visits() => VisitCommand.Import(folder, path, options, SkipBad, output, errors);

    private int Import<T>(ImportedRows<T> read, Func<OpenBureau, DirectoryUpdate, ImportedRows<T>, DirectoryTarget<T>> target)
    {
        // Without a database to compare with, a dry run makes none; and a bad file makes none either.
        bool compares = !Agreement.DryRun || new DataDirectory(folder).Database.Schema.Exists;
        if (compares && (read.Problems.Total == 0 || SkipBad))
        {
            using OpenBureau opened = OpenOwn();
            return Change(opened, read, target);
        }

        RefusalText.Tell(errors, read);
        RequireGood(read);
        output.Tell($"{read.File}：{read.Rows.Count} 条，都是新的；未作任何改动", $"{read.File}: {Counted.Of(read.Rows.Count, "row")}, all new; nothing was changed");
        return 0;
    }

    private int Change<T>(OpenBureau opened, ImportedRows<T> read, Func<OpenBureau, DirectoryUpdate, ImportedRows<T>, DirectoryTarget<T>> target, Action? approve = null)
    {
        RefusalText.Tell(errors, read);
        RequireGood(read);
        TellSkipped(read);
        var update = new DirectoryUpdate(opened.Bureau, keepMissing: read.Problems.Total > 0, Scope);
        return ChangeDirectory.Run(opened, update, target(opened, update, read), options.Sectors, Agreement, output, approve);
    }

    private void RequireGood<T>(ImportedRows<T> read)
    {
        if (read.Problems.Total > 0 && !SkipBad)
        {
            throw CommandRefusals.BadRows.Error(read.File, read.Problems.Total);
        }
    }

    // Whom the list means, and the import leaves out.
    private void TellSkipped<T>(ImportedRows<T> read)
    {
        if (read.Problems.Total == 0)
        {
            return;
        }

        errors.Tell("跳过了以下各行，它们没有导入；名录里已有的保持不变：", "these rows were skipped and are not imported; what the directory has of them stays as it is:");
        foreach (MissedRow row in read.Missed)
        {
            errors.Say($"  {(Zh: $"第 {row.Row} 行", En: $"row {row.Row}")} {Printable.Shorten(row.Name)}");
        }
    }

    // The made-up bureau takes no real firms.
    private OpenBureau OpenOwn()
    {
        OpenBureau opened = OpenBureau.OpenOrMake(folder, sampleWhenNew: false);
        if (!opened.IsSample)
        {
            return opened;
        }

        opened.Dispose();
        throw CommandRefusals.SampleBureau.Error(folder);
    }
}
