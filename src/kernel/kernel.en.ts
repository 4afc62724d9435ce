import type { fa } from './kernel.fa.ts'
import type { Words } from './words.ts'

export const en: Words<typeof fa> = {
  'errors.notFound': 'There is no such thing, or it lies outside your reach. Check the address or start from the desk.',
  'errors.forbidden': 'You may not do this. If you should, ask the administrator.',
  'errors.notYourRole': 'Your role does not allow this here. If it should, ask the administrator.',
  'errors.signInFirst': 'Sign in first.',
  'errors.invalid': 'The input was not accepted. Mend the marked fields; what you typed is kept.',
  'errors.stale':
    'Someone changed this after you opened the page. What you typed is kept; refresh the page and save again.',
  'errors.required': 'This field is empty. Fill it in.',
  'errors.wrongType': 'The value of this field has the wrong type. Write it again.',
  'errors.tooLong': 'The text is longer than allowed. Shorten it.',
  'errors.tooShort': 'The text is shorter than needed.',
  'errors.outOfRange': 'The value is out of range.',
  'errors.notOneOf': 'The value is not one of the accepted choices. Choose one of them.',
  'errors.unknownField': 'This field is not known. Remove it.',
  'errors.badFormat': 'The form of this value is not right.',
  'errors.badDate': 'There is no such date in the calendar. Check day and month.',
  'errors.badDecimal': 'The number was not accepted. Write it in digits with at most six decimals.',
  'errors.badPercent': 'A percentage lies between 0 and 100 with at most two decimals.',
  'errors.badAmount': 'An amount is a whole number of rials without a sign.',
  'errors.badRequest': 'The request could not be read. Send it again.',
  'errors.badKey': 'The key of this request is not accepted. Reload the page and send again.',
  'errors.keyUsed': 'This request has arrived before with another content. Reload the page and send again.',
  'errors.tooLarge': 'The request is larger than allowed.',
  'errors.tooMany': 'Too many requests came at once. Send again in {seconds} seconds.',
  'errors.unavailable': 'The database does not answer right now. Nothing is lost; send again in a moment.',
  'errors.busy':
    'The system is at other work, and this did not get its turn. Nothing of yours was changed; send it again in a moment.',
  'errors.full':
    'The system has no room left to store anything, and nothing was stored. What you wrote is kept; tell the administrator, and send it again once there is room.',
  'errors.dayToCome': '{day} has not come yet, and nothing is known of it. Choose a day up to {today}.',
  'errors.defect': 'It was not done and nothing was stored. Give support the tracking number {requestId}.',
  'errors.crossSite': 'This request came from another site and was not accepted.',
  'errors.fileMissing': 'There was no file in the request. Choose the file and send again.',
  'errors.fileTooLarge': 'The file “{name}” is larger than {limit} MB. Make it smaller or send it in parts.',
  'errors.fileEmpty': 'The file “{name}” is empty. Choose another file.',
  'errors.fileIncomplete':
    'The file “{name}” did not arrive whole and was not kept. Send it again; what you typed is kept.',
  'errors.fileTypeRefused':
    'This kind of file is not accepted: “{name}”. Send a photo, PDF, Word, Excel, text, sound or video.',
  'errors.fileTypeDiffers':
    'The content of “{name}” does not fit the ending of its name ({type}). Send the document itself.',
  'errors.tooManyLoose':
    'You have sent {files} files that hang on nothing, and no more are taken. Register them where they belong, or ask the administrator for help.',
  'errors.fileNotYours': 'The attached file was not found or already hangs elsewhere. Send it again.',
  'errors.halfOnBehalf': 'Say on whose behalf you are entering this.',
  'errors.sheetUnreadable':
    'This file is no spreadsheet or is damaged. Open it in Excel, save it as xlsx and send it again.',
  'errors.listTooLong': 'The list has more than {most} rows. Narrow it with filters and take it again.',
  'errors.listNoHeadings':
    'No heading of this list was found in the first row. Take the empty template and keep its headings.',
  'errors.listEmpty': 'There is no row under the headings. Write at least one.',
  'errors.listNoSuchRow': 'Nothing with this id is on this list. Leave the cell empty for a new row.',
  'errors.listRowChanged': 'This row stands already and is not changed by a file. Change it on its own page.',
  'errors.listBusy':
    'This list is being taken in from another file right now. When that has ended, try the file again.',
  'errors.listStale': 'After the trial the list changed, and nothing was stored. Try the file again.',
  'errors.listHasRefused': '{rows} rows are refused. Mend them, or say that only the accepted rows be stored.',
  'errors.listNothing': 'This file has no row to store.',
  'errors.listNotFound': '“{value}” was not found. Write the name as it stands in the system.',
  'errors.listAmbiguous': '“{value}” names several things. Write a fuller name.',
  'errors.sheetOld':
    'The file “{name}” was saved in the old Excel format (xls). Open it in Excel, save it as xlsx and send that.',
  'errors.sheetTooLong': 'The table has {rows} rows and at most {most} are read at once. Part it.',
  'print.house': 'Khoosheh, development of industrial clusters',
  'print.asOf': 'As of {day}.',
  'print.known': 'As we knew it on {day}.',
  'print.printed': 'Printed for {by} on {at}',
  'print.page': 'Page {page} of {pages}',
}
