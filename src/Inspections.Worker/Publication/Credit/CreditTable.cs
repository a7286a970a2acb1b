using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Publication.Credit;

/// <summary>Records as a table that a spreadsheet opens: Chinese headers, UTF-8 with its mark, and no cell that could run as a formula.</summary>
internal static class CreditTable
{
    // A longer row of digits is taken for a number and loses its end; one that begins with 0 loses its beginning.
    private const int MostDigits = 11;

    private static readonly (string Header, Func<Json.Map, string> Value)[] Columns =
    [
        ("序号", r => CreditMembers.Text(r, "sequence")),
        ("操作", r => CreditMembers.Text(r, "cd_operation") switch { "i" => "新增", "u" => "更正", _ => "撤回" }),
        ("记录编号", r => CreditMembers.Text(r, "record_unique_identity")),
        ("版本", r => CreditMembers.Text(r, "version")),
        ("检查任务名称", r => CreditMembers.Text(r, "check_action_name")),
        ("抽取编号", r => CreditMembers.Text(r, "check_action_code")),
        ("检查机关", r => CreditMembers.Text(r, "implement_institution")),
        ("检查机关代码", r => CreditMembers.Text(r, "implement_institution_code")),
        ("检查对象名称", r => CreditMembers.Text(r, "administrative_cp")),
        ("代码类型", r => CreditMembers.Text(r, "administrative_cp_ce_type")),
        ("统一社会信用代码/注册号", r => CreditMembers.Text(r, "administrative_cp_ui_code")),
        ("行政区划代码", r => CreditMembers.Text(r, "area_number")),
        ("检查形式", r => CreditMembers.Text(r, "check_form")),
        ("检查类型", r => CreditMembers.Text(r, "check_type")),
        ("检查方式", r => CreditMembers.Text(r, "check_mode")),
        ("检查完成日期", r => CreditMembers.Text(r, "check_date")),
        ("检查结果", r => CreditMembers.Text(r, "check_result")),
        ("检查人员", r => CreditMembers.Text(r, "check_personnel")),
        ("执法证号", r => CreditMembers.Text(r, "check_personnel_code")),
        ("公示时间", r => CreditMembers.Text(r, "submitted_date")),
        ("台账序号", r => FormattableString.Invariant($"{CreditMembers.LedgerIndex(r)}")),
    ];

    /// <summary>A whole table.</summary>
    public static byte[] Write(IEnumerable<Json.Map> records) => Write(records, isBeginning: true);

    /// <summary>The rows that a table goes on with.</summary>
    public static byte[] Rows(IEnumerable<Json.Map> records) => Write(records, isBeginning: false);

    private static byte[] Write(IEnumerable<Json.Map> records, bool isBeginning)
    {
        using var file = new MemoryStream();
        using (var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isBeginning)))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape }))
        {
            if (isBeginning)
            {
                Row(csv, Columns.Select(c => c.Header));
            }

            foreach (Json.Map record in records)
            {
                Row(csv, Columns.Select(c => AsText(c.Value(record))));
            }
        }

        return file.ToArray();
    }

    private static void Row(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (string cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }

    // A tab at the end, which nobody sees, makes a text of it.
    private static string AsText(string cell) =>
        cell.All(char.IsAsciiDigit) && (cell.Length > MostDigits || cell is ['0', _, ..]) ? cell + '\t' : cell;
}
