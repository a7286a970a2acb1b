using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Directories;

/// <summary><c>inspections firm|inspector|item add|change|end|show|list</c>: one entry of a directory, without importing everybody.</summary>
internal static class EntryCommand
{
    public static Command Firm(Option<string> data, TextWriter output, CommandPerson person) => Make(
        "firm", "一家企业或一个项目 one firm or project", data, output, person,
        new Of<Firm>(DirectoryKinds.Firms, DirectoryCells.Firms, FirmFile.Shape, (c, f) => c.Of(f), FirmFile.ReadOne, (all, word) => DirectoryMatch.Firm(all, word, word), f => f.Sectors)
        {
            Require = (opened, row) => FirmStrata.Require(opened.Policy, row),
        });

    public static Command Inspector(Option<string> data, TextWriter output, CommandPerson person) => Make(
        "inspector", "一名执法人员：请假、换证等 one inspector: leave, a new certificate", data, output, person,
        new Of<Inspector>(DirectoryKinds.Inspectors, DirectoryCells.Inspectors, InspectorFile.Shape, (c, i) => c.Of(i), InspectorFile.ReadOne, (all, word) => DirectoryMatch.Inspector(all, word, word), i => i.Sectors));

    public static Command Item(Option<string> data, TextWriter output, CommandPerson person) => Make(
        "item", "一个抽查事项 one inspection item", data, output, person,
        new Of<InspectionItem>(DirectoryKinds.Items, DirectoryCells.Items, ItemFile.Shape, (c, i) => c.Of(i), ItemFile.ReadOne, DirectoryMatch.Item, i => [i.Sector]));

    private static Command Make<T>(string name, string description, Option<string> data, TextWriter output, CommandPerson person, Of<T> of)
        where T : class => new(name, description)
    {
        Add(name, data, output, person, of), Change(name, data, output, person, of), End(name, data, output, person, of), Show(data, output, of), List(data, output, of),
    };

    private static Command Add<T>(string name, Option<string> data, TextWriter output, CommandPerson person, Of<T> of)
        where T : class
    {
        Dictionary<ListColumn, Option<string?>> options = Options(of);
        Option<bool> accept = new("--accept-unverified") { Description = "接受校验位不符的代码 accept a code that fails its check digit" };
        var command = new Command("add", "增加 add one") { accept };
        AddTo(command, options.Values);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.OpenOrMake(parsed.GetRequiredValue(data), sampleWhenNew: false);
            string[] cells = [.. of.Columns.Select(c => parsed.GetValue(options[c]) ?? "")];
            return Put(opened, person, $"{name} add", of, cells, null, parsed.GetValue(accept), parsed.GetRequiredValue(data), output);
        });
        return command;
    }

    private static Command Change<T>(string name, Option<string> data, TextWriter output, CommandPerson person, Of<T> of)
        where T : class
    {
        Argument<string> which = new("which") { Description = "代码、编号或名称 its code or name" };
        Dictionary<ListColumn, Option<string?>> options = Options(of);
        Option<bool> accept = new("--accept-unverified") { Description = "接受校验位不符的代码 accept a code that fails its check digit" };
        var command = new Command("change", "修改（只写要改的；“-”表示清空）change what is given; - empties it") { which, accept };
        AddTo(command, options.Skip(1).Select(o => o.Value));
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(data);
            using OpenBureau opened = OpenBureau.Open(folder);
            T old = Find(opened, of, parsed.GetRequiredValue(which));
            IReadOnlyList<string> before = of.CellsOf(new DirectoryCells(BureauSectors.Of(folder), opened.Bureau.Database.Read(DepartmentStore.All)), old);
            string[] cells = [.. of.Columns.Select((c, i) => (i == 0 ? null : parsed.GetValue(options[c])) ?? before[i])];
            return Put(opened, person, $"{name} change", of, cells, old, isAccepted: true, folder, output);
        });
        return command;
    }

    private static Command End<T>(string name, Option<string> data, TextWriter output, CommandPerson person, Of<T> of)
        where T : class
    {
        Argument<string> which = new("which") { Description = "代码、编号或名称 its code or name" };
        var command = new Command("end", "终止（历史保留）end it; its history stays") { which };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(data);
            using OpenBureau opened = OpenBureau.Open(folder);
            T entry = Find(opened, of, parsed.GetRequiredValue(which));
            person.RequireSees(of.SectorsOf(entry));
            return Run(opened, EntryTarget.End(of.Kind, $"{name} end", of.Kind.Key(entry)), folder, output);
        });
        return command;
    }

    private static Command Show<T>(Option<string> data, TextWriter output, Of<T> of)
        where T : class
    {
        Argument<string> which = new("which") { Description = "代码、编号或名称 its code or name" };
        var command = new Command("show", "显示 show one") { which };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            foreach (string line in new ChangeText(BureauSectors.Of(parsed.GetRequiredValue(data)), opened.Bureau.Database.Read(DepartmentStore.All)).Entry(output, of.Kind, Find(opened, of, parsed.GetRequiredValue(which))))
            {
                output.WriteLine(line);
            }

            return 0;
        });
        return command;
    }

    private static Command List<T>(Option<string> data, TextWriter output, Of<T> of)
        where T : class
    {
        Option<string?> sector = new("--sector") { Description = "只列一个行业 of one sector" };
        var command = new Command("list", "列出 list them") { sector };
        command.SetAction(parsed =>
        {
            SectorNames names = BureauSectors.Of(parsed.GetRequiredValue(data));
            SectorCode? only = parsed.GetValue(sector) is string word ? names.Require(word).Code : null;
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            T[] entries = [.. opened.Bureau.Database.Read(of.Kind.Current).Where(e => only is null || of.SectorsOf(e).Contains(only.Value))];
            foreach (T entry in entries)
            {
                output.WriteLine(ChangeText.Line(of.Kind, entry));
            }

            output.WriteLine($"{entries.Length}");
            return 0;
        });
        return command;
    }

    private static int Put<T>(OpenBureau opened, CommandPerson person, string source, Of<T> of, string[] cells, T? old, bool isAccepted, string folder, TextWriter output)
        where T : class
    {
        var options = new ImportOptions(isAccepted) { Sectors = BureauSectors.Of(folder), Today = opened.Bureau.Today };

        // The list's own order of columns; what the command does not offer stays blank.
        string[] row = [.. of.Shape.Columns.Select(c => of.Columns.Index().Where(o => o.Item.Column == c).Select(o => cells[o.Index]).FirstOrDefault() ?? "")];
        ImportedRows<T> read = of.ReadOne(row, options);
        foreach (string line in read.Corrections.LinesFor(output).Concat(read.Warnings.LinesFor(output)))
        {
            output.WriteLine(line);
        }

        if (read.Problems.Total > 0)
        {
            throw new UserErrorException(CommandRefusals.BadEntry.Of(read.Problems.Total)) { Lines = lines => read.Problems.LinesFor(lines).Concat(RefusalText.Hints(lines, read.Problems)) };
        }

        of.Require(opened, read);
        T fresh = read.Rows[0].Value;
        person.RequireSees(of.SectorsOf(fresh).Concat(old is null ? [] : of.SectorsOf(old)));
        return Run(opened, old is null ? EntryTarget.New(of.Kind, source, read) : EntryTarget.Of(of.Kind, source, read, of.Kind.Key(old)), folder, output);
    }

    private static int Run<T>(OpenBureau opened, DirectoryTarget<T> target, string folder, TextWriter output) => ChangeDirectory.Run(
        opened, new DirectoryUpdate(opened.Bureau), target, BureauSectors.Of(folder), new Agreement(DryRun: false, Yes: true, EndMissing: true), output);

    private static T Find<T>(OpenBureau opened, Of<T> of, string word)
        where T : class
    {
        Match<T> match = of.Find(opened.Bureau.Database.Read(of.Kind.Current), word);
        return match.Found ?? throw CommandRefusals.EntryNotFound.Error(word, match.Reason);
    }

    private static Dictionary<ListColumn, Option<string?>> Options<T>(Of<T> of)
        where T : class => of.Columns.ToDictionary(c => c, c => new Option<string?>(EntryOptions.Of(c.Column)) { Description = $"{c.Column.Names[0]} {c.Column.Names[^1]}" });

    private static void AddTo(Command command, IEnumerable<Option> options)
    {
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
    }

    private sealed record Of<T>(
        DirectoryKind<T> Kind,
        IReadOnlyList<ListColumn> Columns,
        FileShape Shape,
        Func<DirectoryCells, T, IReadOnlyList<string>> CellsOf,
        Func<IReadOnlyList<string>, ImportOptions, ImportedRows<T>> ReadOne,
        Func<IReadOnlyList<T>, string, Match<T>> Find,
        Func<T, IReadOnlyList<SectorCode>> SectorsOf)
        where T : class
    {
        public Action<OpenBureau, ImportedRows<T>> Require { get; init; } = (_, _) => { };
    }
}
