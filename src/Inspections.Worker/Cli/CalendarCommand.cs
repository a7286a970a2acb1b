using System.CommandLine;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Scheduling;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections calendar import|show|check</c>: the working days of the years.</summary>
internal static class CalendarCommand
{
    public static Command Make(Option<string> data, TextWriter output) =>
        new("calendar", "工作日（节假日和调休）working days") { Import(data, output), Show(data, output), Check(data, output) };

    private static Command Import(Option<string> data, TextWriter output)
    {
        Argument<string> file = new("file") { Description = "节假日文件（JSON）a file of holidays" };
        var command = new Command("import", "导入一年或几年的节假日 take the days of a year or several") { file };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(data), kept = Path.GetFullPath(Path.Combine(folder, WorkerSettings.CalendarFile));
            CalendarDays own = CalendarFile.ReadOwn(parsed.GetRequiredValue(file));
            new CalendarKeeper(kept, new DataDirectory(folder).Settings.Calendar).Take(own);
            output.Tell($"已导入 {Years(own)} 年的节假日；运行中的 inspections run 请重新启动", $"taken: the days of {Years(own)}; restart a worker that runs");
            foreach (int year in own.Empty)
            {
                output.Tell($"{year} 年在文件里一天也没有，没有导入", $"{year} has no day in the file: it is not taken");
            }

            return 0;
        });
        return command;
    }

    private static Command Show(Option<string> data, TextWriter output)
    {
        Argument<int> year = new("year") { Description = "年度 the year" };
        var command = new Command("show", "显示一年的放假和调休 the days of a year") { year };
        command.SetAction(parsed =>
        {
            CalendarDays days = CalendarFile.Days(new DataDirectory(parsed.GetRequiredValue(data)).Settings.Calendar);
            int wanted = parsed.GetRequiredValue(year);
            if (!days.Years.Contains(wanted))
            {
                throw CommandRefusals.CalendarUnknown.Error(wanted);
            }

            output.WriteLine($"{wanted}（{days.Version}）");
            output.Say($"{("放假", "days off")}：{List(days.Holidays, wanted)}");
            output.Say($"{("调休上班", "worked")}：{List(days.Workdays, wanted)}");
            return 0;
        });
        return command;
    }

    private static Command Check(Option<string> data, TextWriter output)
    {
        var command = new Command("check", "今年和明年的节假日是否齐全 whether this and the next year are known");
        command.SetAction(parsed =>
        {
            CalendarDays days = CalendarFile.Days(new DataDirectory(parsed.GetRequiredValue(data)).Settings.Calendar);
            int now = Core.Encodings.BeijingTime.DateOf(MachineClock.Time.GetUtcNow()).Year;
            output.Say($"{days.Version}\n{("已知", "known")}：{days.Years.Min()}–{days.Years.Max()}");
            foreach (int year in new[] { now, now + 1 })
            {
                output.Tell(days.Years.Contains(year)
                    ? new Text($"{year}：已知", $"{year}: known")
                    : new Text($"{year}：未知；国务院公布后请 inspections calendar import 文件", $"{year}: not known; import it when it is announced: inspections calendar import FILE"));
            }

            return days.Years.Contains(now) ? 0 : ExitCode.Failure;
        });
        return command;
    }

    private static string List(IEnumerable<DateOnly> days, int year) => string.Join(' ', CalendarForms.DaysOf(days, year));

    private static string Years(CalendarDays days) => string.Join('、', days.Years.Order());
}
