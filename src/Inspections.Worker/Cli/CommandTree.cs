using System.CommandLine;
using System.Data.Common;
using Inspections.Worker.Cli.Accounts;
using Inspections.Worker.Cli.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Cli.Teams;
using Inspections.Worker.Cli.Witnesses;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary>The verbs of <c>inspections</c>, and how whatever goes wrong reaches the person at the keyboard.</summary>
internal static class CommandTree
{
    private const string DataName = "--data";
    private const string Title = "双随机、一公开：任何人都能核验的随机抽查 / random inspections that anyone can check";

    /// <summary>Runs one command line and gives its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, Terminal? terminal = null)
    {
        Language? language = HelpLanguage.Chosen(args, Environment.GetEnvironmentVariable(HelpLanguage.Variable));
        (output, errors) = language is Language one ? (new SpokenWriter(output, one), new SpokenWriter(errors, one)) : (output, errors);
        using IDisposable? helps = HelpLanguage.Use(language);

        var person = new CommandPerson(terminal ?? Terminal.OfMachine(), errors);

        // Whoever only verifies waits for no other verb: making them all reads the words that lists of firms go by.
        RootCommand root = args is ["verify", ..]
            ? new RootCommand(Title) { DataOption(), HelpLanguage.Option(), VerifyCommand.Make(output) }
            : Make(output, errors, person);
        HelpLanguage.Apply(root, language);
        ParseResult parsed = root.Parse(args);
        var configuration = new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            if (language == Language.Chinese && parsed.Errors.Count > 0)
            {
                HelpLanguage.WriteErrors(errors, parsed.Errors.Select(e => e.Message));
                return ExitCode.Usage;
            }

            // Nobody signs in to read the help.
            bool isRun = parsed.Errors.Count == 0 && parsed.Action == parsed.CommandResult.Command.Action;
            int code = isRun ? await RunAsync(parsed, person, configuration).ConfigureAwait(false) : await parsed.InvokeAsync(configuration).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (RefusedException refused)
        {
            UserErrorException e = refused.AsError();
            RefusalText.Write(errors, e);
            return ExitCode.Of(e.Nature);
        }
        catch (Exception e) when (Unusable(e) is not null)
        {
            RefusalText.Write(errors, FileRefusals.Unusable.Error(Unusable(e)!));
            return ExitCode.Failure;
        }
    }

    // Who may, then what, then the log.
    private static async Task<int> RunAsync(ParseResult parsed, CommandPerson person, InvocationConfiguration configuration)
    {
        string path = CommandDuties.PathOf(parsed), subject = CommandPerson.SubjectOf(path, parsed);
        person.Admit(path, CommandDuties.Of(path, parsed), parsed.GetValue<string>(DataName) ?? WorkerSettings.DefaultData);
        try
        {
            int code = await parsed.InvokeAsync(configuration).ConfigureAwait(false);
            person.Note(path, subject, code == 0 ? LoggedAction.Done : FormattableString.Invariant($"exit {code}"));
            return code;
        }
        catch (UserErrorException e)
        {
            person.Note(path, subject, e.Refusals[0].Id);
            throw;
        }
    }

    internal static RootCommand Make(TextWriter output, TextWriter errors, CommandPerson? who = null)
    {
        CommandPerson person = who ?? new CommandPerson(Terminal.OfMachine(), errors);
        Option<string> data = DataOption();
        Command run = RunCommand.Make(data, output);
        var root = new RootCommand(Title)
        {
            data,
            HelpLanguage.Option(),
            run,
            ImportCommand.Make(data, output, errors, person),
            DirectoryCommand.Make(data, output, person),
            SectorCommand.Make(data, output),
            EntryCommand.Firm(data, output, person),
            EntryCommand.Inspector(data, output, person),
            EntryCommand.Item(data, output, person),
            ExportCommand.Make(data, output),
            CalendarCommand.Make(data, output),
            ExportCommand.Template(data, output),
            PlanCommand.Make(data, output),
            PolicyCommand.Make(data, output, person),
            ApprovalCommand.Make(data, output, person),
            NoticesCommand.Make(data, output, person),
            ObserveCommand.Make(data, output, errors),
            VisitDaysCommand.Make(data, output, person),
            SubstituteCommand.Make(data, output, person),
            NameTeamCommand.Make(data, output, person),
            JointCommand.Make(data, output),
            RecusalCommand.Make(data, output, person),
            ResultCommand.Make(data, output, person),
            ReviewCommand.Make(data, output, person),
            PrivacyCommand.Make(data, output, person),
            VisitCommand.Make(data, output, errors),
            CloseCommand.Make(data, output, errors),
            SimulateCommand.Make(output, errors),
            ArchiveCommand.Make(data, output),
            ReportCommand.Make(data, output),
            VerifyCommand.Make(output),
            FairnessCommand.Make(data, output, errors),
            WitnessCommand.Make(data, output, MachineClock.Time),
            DeliverCommand.Make(data, output),
            StatusCommand.Make(data, output),
            AlertsCommand.Make(data, output),
            KeyCommand.Make(data, output, person),
            SourceCommand.Make(data, output, person),
            VoidCommand.Make(data, output, person),
            DiscloseCommand.Make(data, output, person),
            RepublishCommand.Make(data, output),
            BackupCommand.Make(data, output),
            RestoreCommand.Make(data, output),
            SignInCommand.In(data, output, errors, person),
            SignInCommand.Out(data, output, person),
            AccountsCommand.Make(data, output, errors, person),
            MigrateCommand.Make(data, output),
            MoveToCommand.Make(data, output),
            ServiceCommand.Make(data, output),
        };
        root.Action = run.Action;
        return root;
    }

    private static Option<string> DataOption() => new(DataName)
    {
        Description = "数据目录 data folder",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(WorkerSettings.DataVariable) ?? WorkerSettings.DefaultData,
        Recursive = true,
    };

    // What a file system or the database's disk refused, however deep it lies; null for anything else.
    private static string? Unusable(Exception e) => e switch
    {
        IOException or UnauthorizedAccessException or DbException => e.Message,
        AggregateException { InnerException: { } inner } => Unusable(inner),
        InvalidOperationException { InnerException: DbException inner } => inner.Message,
        _ => null,
    };
}
