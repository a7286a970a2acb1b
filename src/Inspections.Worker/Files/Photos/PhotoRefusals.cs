namespace Inspections.Worker.Files.Photos;

/// <summary>Why a photograph is not taken.</summary>
internal static class PhotoRefusals
{
    public static readonly RefusalKind NoPhoto = new(
        "PHOTO-001",
        "“{file}”不是 JPEG 或 PNG 图片",
        "'{file}' is no JPEG or PNG picture",
        "请用手机或相机拍的照片；HEIC 等格式请先转为 JPEG",
        "send a photograph as a telephone or camera makes it; turn HEIC and others into JPEG first");

    public static readonly RefusalKind TooLarge = new(
        "PHOTO-002",
        "“{file}”超过 {most} MB",
        "'{file}' is larger than {most} MB",
        "请用较小的尺寸重拍，或缩小后再传",
        "take it again in a smaller size, or make it smaller");

    public static readonly RefusalKind Damaged = new(
        "PHOTO-003",
        "“{file}”不完整或已损坏",
        "'{file}' is cut off or damaged",
        "请重新拍摄或重新上传",
        "take it, or send it, again");

    public static readonly RefusalKind TooManyPixels = new(
        "PHOTO-004",
        "“{file}”有 {width} × {height} 像素，太大",
        "'{file}' has {width} by {height} pixels, which is too much",
        "请缩小后再传",
        "make it smaller");

    public static readonly RefusalKind TooMany = new(
        "PHOTO-005",
        "每户至多 {most} 张照片，“{file}”没有收下",
        "a firm has {most} photographs at most: '{file}' was not taken",
        "请先删除不需要的",
        "remove those that are not needed first");

    public static readonly RefusalKind Gone = new(
        "PHOTO-006",
        "没有这张照片，或已删除",
        "there is no such photograph, or it was removed",
        "请重新打开该企业的录入页",
        "open the firm's page again");

    public static readonly RefusalKind Kept = new(
        "PHOTO-007",
        "这张照片已随结果提交，不能删除",
        "the photograph was submitted with a result and stays with it",
        "结果被退回后才能删除",
        "it can be removed when the result is sent back");
}
