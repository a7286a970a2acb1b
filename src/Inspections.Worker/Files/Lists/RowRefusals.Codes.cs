namespace Inspections.Worker.Files.Lists;

/// <content>Codes, ids and names.</content>
internal static partial class RowRefusals
{
    public static readonly RefusalKind OwnOwner = new(
        "ROW-001",
        "项目不能属于自己",
        "a project cannot be its own owner",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind PersonalData = new(
        "ROW-002",
        "含{what}；此栏公开后不能修改",
        "holds personal data ({what}); what is published here cannot be changed",
        "请删去；确实不是的，请先确认",
        "take it out; if it is none, confirm that first");

    public static readonly RefusalKind PersonalDataTwo = new(
        "ROW-003",
        "含{what}；此栏公开后不能修改",
        "holds personal data ({what}); what is published here cannot be changed",
        "请删去；确实不是的，请先由两人确认",
        "take it out; if it is none, two people have to confirm that first");

    public static readonly RefusalKind IdentityCard = new(
        "ROW-004",
        "是身份证号，不得用作编号：编号会公开",
        "an identity card number: it would be published",
        "请改用别的编号",
        "use another number");

    public static readonly RefusalKind Phone = new(
        "ROW-005",
        "像电话号码，编号会公开",
        "looks like a phone number, and ids are published",
        "请改用别的编号；确实是编号的，请写明接受未经核实的编号",
        "use another number; if it is an id, say that unverified ids are accepted");

    public static readonly RefusalKind SameCodeOtherName = new(
        "ROW-006",
        "第 {row} 行与第 {first} 行代码相同而名称不同（“{before}”、“{now}”）",
        "row {row} repeats row {first} with another name (“{before}”, “{now}”)",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind SameIdOtherName = new(
        "ROW-007",
        "第 {row} 行与第 {first} 行编号相同而姓名不同",
        "row {row} repeats row {first} with another name",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind IdForm = new(
        "ROW-017",
        "只能用数字、字母和 . _ -，最多 64 个，以数字或字母开头",
        "only 1 to 64 digits, letters and . _ -, the first a digit or a letter",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind CodeZeros = new(
        "ROW-018",
        "不是代码：全是零",
        "no code: nothing but zeros",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind CodeLength = new(
        "ROW-019",
        "不是 18 位统一社会信用代码",
        "not a credit code of 18 characters",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind CodeCharacter = new(
        "ROW-020",
        "有信用代码不用的字符（小写字母、I、O、S、V、Z 等）",
        "has a character that credit codes do not use (lower case, I, O, S, V, Z)",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind CodeCheck = new(
        "ROW-021",
        "信用代码校验位不符",
        "the credit code fails its check digit",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind DigitsLost = new(
        "ROW-035",
        "表格软件把它当作数字，丢失了位数",
        "the spreadsheet took it for a number and lost digits",
        "请设为文本格式重新填写",
        "format the cell as text and enter it again");

    public static readonly RefusalKind SeveralOfName = new(
        "ROW-041",
        "“{word}”有 {count} 个",
        "'{word}': {count} of that name",
        "请写编号：{ids}",
        "write the id: {ids}");

    public static readonly RefusalKind FirmNotThere = new(
        "ROW-044",
        "检查对象名录库里没有这家企业",
        "the firm directory has no such firm",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind NotFound = new(
        "ROW-046",
        "{why}",
        "{why}",
        "请写代码或编号",
        "write the code or id");
}
